using System.Net;
using System.Text.Json;
using Alerts.Functions.Tests.Feeds;

namespace Alerts.Functions.Tests.Watchlists;

/// <summary>A draft held against one text or page, over HTTP.</summary>
public sealed class PreviewTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    private const string Draft =
        """
        {"id": "el-salvador", "name": "Deportations to El Salvador", "entities": [
          {"id": "cecot", "name": "CECOT", "aliases": ["Terrorism Confinement Center"]},
          {"id": "abrego-garcia", "name": "Kilmar Abrego García", "aliases": [{"text": "García", "requires": {"any": ["Maryland"]}}]}]}
        """;

    [Fact]
    public async Task A_pasted_text_shows_each_mention_with_its_place_and_its_reason()
    {
        Probe.Reset();
        var answer = await PreviewAsync(new { title = "A visit to CECOT", text = "García lived in Maryland until 2025." });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"text":"A visit to CECOT","marks":[{"start":11,"length":5}]}""", answer.Json.GetProperty("title").GetRawText());
        Assert.Equal("""[{"start":0,"length":6}]""", answer.Json.GetProperty("text").GetProperty("marks").GetRawText());
        var mentions = answer.Json.GetProperty("mentions").EnumerateArray().Select(mention => (
            mention.GetProperty("entityName").GetString(), mention.GetProperty("surface").GetString(), mention.GetProperty("why").GetString()));
        Assert.Equal(
            [
                ("CECOT", "CECOT", "name “CECOT” once"),
                ("Kilmar Abrego García", "García", "alias “García” once, because the article also says “Maryland”"),
            ],
            mentions);
        Assert.Equal(["cecot", "abrego-garcia"], answer.Json.GetProperty("alerts").EnumerateArray().Select(alert => alert.GetProperty("entityId").GetString()));
        Assert.All(Probe.Operations, operation => Assert.Contains("/ApiKeys", operation, StringComparison.Ordinal)); // Nothing but the caller is looked up.
    }

    [Fact]
    public async Task A_page_is_fetched_and_read_as_articles_pages_are()
    {
        const string story = "Lawyers visited the Terrorism Confinement Center on Friday and spoke with the families of the men who are held there. ";
        Pages["/story"] = $"<!doctype html><html><head><title>Families ask for answers &amp; dates</title></head><body><article>"
            + $"<p>{story}{story}</p><p>{story}{story}</p><p>{story}{story}</p></article></body></html>";

        var answer = await PreviewAsync(new { address = $"{Publisher}/story" });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Families ask for answers & dates", answer.Json.GetProperty("title").GetProperty("text").GetString());
        Assert.StartsWith("Lawyers visited the Terrorism Confinement Center", answer.Json.GetProperty("text").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(6, answer.Json.GetProperty("mentions").GetArrayLength());
    }

    [Fact]
    public async Task A_page_that_cannot_be_had_is_named_with_its_cause()
    {
        var answer = await PreviewAsync(new { address = $"{Publisher}/missing" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("404", answer["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text": "CECOT"}""", "watchlist is missing; send the draft under that name, written as in a watchlist file.")]
    [InlineData("""{"watchlist": DRAFT}""", "There is nothing to look at; send \"title\" and \"text\" of an article, or its \"address\".")]
    [InlineData("""{"watchlist": DRAFT, "text": "CECOT", "address": "https://news.example/"}""", "Both an address and a text are given; send the one or the other.")]
    [InlineData("""{"watchlist": DRAFT, "txt": "CECOT"}""", "The body is not the JSON that is expected here")]
    [InlineData("""{"watchlist": {"id": "x", "name": "Y1", "entities": [{}]}, "text": "CECOT"}""", "watchlist")]
    public async Task A_request_that_cannot_be_used_says_why(string body, string cause)
    {
        var answer = await PostAsync("/api/watchlists/preview", body.Replace("DRAFT", Draft, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith(cause, answer["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_more_than_a_million_characters_is_refused()
    {
        var answer = await PreviewAsync(new { text = new string('a', (1024 * 1024) + 1) });

        Assert.Equal((HttpStatusCode.BadRequest, "The text has 1,048,577 characters; a preview takes at most 1,048,576."), (answer.Status, answer["detail"]));
    }

    private Task<Answer> PreviewAsync(object text)
    {
        var rest = JsonSerializer.Serialize(text)[1..];
        return PostAsync("/api/watchlists/preview", $"{{\"watchlist\": {Draft}, {rest}");
    }
}
