using System.Net;
using System.Text.Json;
using Alerts.Core.Watchlists;
using Alerts.Functions.Tests.Feeds;
using Xunit;

namespace Alerts.Functions.Tests.Watchlists;

/// <summary>Editing over HTTP on a real Azurite.</summary>
public sealed class WatchlistApiTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    [Fact]
    public async Task A_new_watchlist_is_saved_read_and_matched_with()
    {
        var saved = await CreateAsync("created", Entity("cecot", "CECOT"));

        Assert.Equal((HttpStatusCode.Created, "\"1\"", "/api/watchlists/created"), (saved.Status, saved.ETag, saved.Location));
        var read = await GetAsync("/api/watchlists/created");
        Assert.Equal(("\"1\"", "1", "test", "Set up"), (read.ETag, read["version"], read["who"], read["why"]));
        Assert.Equal("CECOT", read.Json.GetProperty("watchlist").GetProperty("entities")[0].GetProperty("name").GetString());
        Assert.Equal(["CECOT added: facility"], Strings(read.Json.GetProperty("changes")));
        Assert.Contains("\"id\":\"created\"", (await GetAsync("/api/watchlists")).Text, StringComparison.Ordinal);
        var watched = await App.Get<WatchlistSource>().GetAsync(Token);
        Assert.Contains(watched.Watchlists, watchlist => watchlist.Id == "created");
    }

    [Fact]
    public async Task Who_comes_second_gets_both_versions_and_nothing_is_overwritten()
    {
        var first = await CreateAsync("both", Entity("cecot", "CECOT"));
        Assert.Equal(HttpStatusCode.OK, (await SaveAsync("both", first.ETag!, "Theirs", Entity("cecot", "CECOT", "Terrorism Confinement Center"))).Status);

        var second = await SaveAsync("both", first.ETag!, "Ours", Entity("cecot", "CECOT", "Centro de Confinamiento"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, second.Status);
        Assert.Equal(("2", "test", "Theirs"), (second["theirVersion"], second["who"], second["why"]));
        Assert.Equal("2026-03-14T12:00:00+00:00", second["when"]);
        Assert.Equal("Terrorism Confinement Center", AliasIn(second, "theirs"));
        Assert.Equal("Centro de Confinamiento", AliasIn(second, "yours"));
        Assert.Equal(
            ["CECOT: alias “Centro de Confinamiento” added", "CECOT: alias “Terrorism Confinement Center” removed"],
            Strings(second.Json.GetProperty("changes")));
        Assert.Equal("2", (await GetAsync("/api/watchlists/both"))["version"]);
    }

    [Fact]
    public async Task Of_many_who_save_at_once_one_wins()
    {
        var first = await CreateAsync("at-once", Entity("cecot", "CECOT"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(turn =>
            SaveAsync("at-once", first.ETag!, $"Turn {turn}", Entity("cecot", "CECOT", $"Prison number {turn}"))));

        var winner = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed));
        Assert.Equal(winner["why"], (await GetAsync("/api/watchlists/at-once"))["why"]);
    }

    [Fact]
    public async Task Who_does_not_say_what_they_have_seen_is_asked()
    {
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await SendAsync(HttpMethod.Put, "/api/watchlists/unsaid", Body("unsaid", "Why", Entity("cecot", "CECOT")))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SaveAsync("unsaid", "\"1\"", "Why", Entity("cecot", "CECOT"))).Status);
        await CreateAsync("unsaid", Entity("cecot", "CECOT"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await CreateAsync("unsaid", Entity("bukele", "Nayib Bukele"))).Status);
    }

    [Fact]
    public async Task All_faults_are_told_with_their_fields_and_nothing_is_saved()
    {
        var answer = await CreateAsync("faulty", Entity("cecot", "CECOT", "C", "cecot prison", "Cecot-Prison"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(
            [("too-short", "entities[0].aliases[0].text"), ("duplicate", "entities[0].aliases[2].text")],
            answer.Json.GetProperty("faults").EnumerateArray().Select(fault => (fault.GetProperty("code").GetString(), fault.GetProperty("field").GetString())));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/api/watchlists/faulty")).Status);
    }

    [Fact]
    public async Task A_warning_is_confirmed_by_its_key_and_asked_once()
    {
        var held = await CreateAsync("warned", Entity("bukele", "Nayib Bukele", "de la"));
        Assert.Equal(HttpStatusCode.Conflict, held.Status);
        var key = held.Json.GetProperty("warnings")[0].GetProperty("key").GetString()!;

        var wrong = await SendAsync(HttpMethod.Put, "/api/watchlists/warned", Body("warned", "Why", ["stop-words-0"], Entity("bukele", "Nayib Bukele", "de la")), isNew: true);
        var saved = await SendAsync(HttpMethod.Put, "/api/watchlists/warned", Body("warned", "Why", [key], Entity("bukele", "Nayib Bukele", "de la")), isNew: true);
        var later = await SaveAsync("warned", saved.ETag!, "Why", Entity("bukele", "Nayib Bukele", "de la", "President Bukele"));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Created, HttpStatusCode.OK), (wrong.Status, saved.Status, later.Status));
    }

    [Fact]
    public async Task A_save_without_a_change_answers_with_the_version_that_is_there()
    {
        var first = await CreateAsync("same", Entity("cecot", "CECOT"));

        var again = await SaveAsync("same", first.ETag!, "Nothing new", Entity("cecot", "CECOT"));

        Assert.Equal((HttpStatusCode.OK, "1", "Set up"), (again.Status, again["version"], again["why"]));
    }

    [Fact]
    public async Task The_history_tells_who_when_why_and_what_and_one_call_rolls_back()
    {
        var first = await CreateAsync("history", Entity("cecot", "CECOT"));
        var second = await SaveAsync("history", first.ETag!, "Also written so", Entity("cecot", "CECOT", "Terrorism Confinement Center"));

        var back = await SendAsync(HttpMethod.Post, "/api/watchlists/history/rollback", """{"to": 1, "why": "Too much mail"}""", second.ETag);

        Assert.Equal((HttpStatusCode.OK, "3", "Rolled back to version 1: Too much mail"), (back.Status, back["version"], back["why"]));
        var versions = (await GetAsync("/api/watchlists/history/versions")).Json.GetProperty("versions").EnumerateArray().ToArray();
        Assert.Equal([3, 2, 1], versions.Select(version => version.GetProperty("version").GetInt32()));
        Assert.Equal(["CECOT: alias “Terrorism Confinement Center” added"], Strings(versions[1].GetProperty("changes")));
        Assert.Equal(["CECOT: alias “Terrorism Confinement Center” added"], Strings((await GetAsync("/api/watchlists/history/diff?from=1&to=2")).Json.GetProperty("changes")));
        Assert.Equal("Also written so", (await GetAsync("/api/watchlists/history/versions/2"))["why"]);
        Assert.Equal("Also written so", (await GetAsync("/api/watchlists/history?version=2"))["why"]);
        Assert.Equal(["3 2", "1"], await PagesAsync());

        async Task<string[]> PagesAsync()
        {
            var page = await App.Get<Core.Watchlists.Editing.WatchlistHistory>().ListAsync("history", null, 2, Token);
            var next = await App.Get<Core.Watchlists.Editing.WatchlistHistory>().ListAsync("history", page!.Continuation, 2, Token);
            Assert.Null(next!.Continuation);
            return [string.Join(' ', page.Versions.Select(version => version.Version)), string.Join(' ', next.Versions.Select(version => version.Version))];
        }
    }

    [Fact]
    public async Task A_retired_watchlist_keeps_its_history()
    {
        var first = await CreateAsync("retired", Entity("cecot", "CECOT"));

        var retired = await SendAsync(HttpMethod.Delete, "/api/watchlists/retired?why=The%20case%20is%20closed", null, first.ETag);

        Assert.Equal((HttpStatusCode.OK, "2", "The case is closed"), (retired.Status, retired["version"], retired["why"]));
        Assert.Equal(0, retired.Json.GetProperty("watchlist").GetProperty("entities").GetArrayLength());
        Assert.Equal("1", (await GetAsync("/api/watchlists/retired?version=1"))["version"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(HttpMethod.Delete, "/api/watchlists/retired", null, retired.ETag)).Status);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task A_file_that_was_exported_imports_as_no_change(string format)
    {
        var first = await CreateAsync($"exported-{format}", Entity("cecot", "CECOT", "Terrorism Confinement Center", "=CECOT+1"));

        var file = await GetAsync($"/api/watchlists/exported-{format}/export?format={format}");
        var again = await SendAsync(HttpMethod.Post, $"/api/watchlists/exported-{format}/import?format={format}&why=Back", file.Text, first.ETag);

        Assert.Equal(first.ETag, file.ETag);
        Assert.Equal((HttpStatusCode.OK, "1"), (again.Status, again["version"]));
    }

    [Fact]
    public async Task An_import_tells_every_faulty_line_and_changes_nothing()
    {
        var first = await CreateAsync("imported", Entity("cecot", "CECOT"));
        const string Csv = "entity,name,type,alias\ncecot,CECOT,prison,Terrorism Confinement Center\ncecot,,,C\nbukele,Nayib Bukele,person,President Bukele\n,,,Nobody\n";

        var answer = await SendAsync(HttpMethod.Post, "/api/watchlists/imported/import?format=csv&why=List", Csv, first.ETag);
        var mended = await SendAsync(HttpMethod.Post, "/api/watchlists/imported/import?format=csv&why=List",
            Csv.Replace("prison", "facility", StringComparison.Ordinal).Replace("cecot,,,C\n", "", StringComparison.Ordinal).Replace(",,,Nobody\n", "", StringComparison.Ordinal), first.ETag);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(
            [(2, "unknown-word"), (3, "too-short"), (5, "missing")],
            answer.Json.GetProperty("faults").EnumerateArray().Select(fault => (fault.GetProperty("line").GetInt32(), fault.GetProperty("code").GetString())));
        Assert.Equal((HttpStatusCode.OK, "2", "imported"), (mended.Status, mended["version"], mended["name"]));
    }

    [Fact]
    public async Task A_file_of_another_watchlist_is_not_taken()
    {
        await CreateAsync("one", Entity("cecot", "CECOT"));
        var file = await GetAsync("/api/watchlists/one/export");

        var answer = await SendAsync(HttpMethod.Post, "/api/watchlists/other/import?why=Copy", file.Text, isNew: true);

        Assert.Equal("this is the watchlist \"one\", not \"other\"; change its \"id\" or where you send it", answer.Json.GetProperty("faults")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_hundred_thousand_aliases_come_in_over_HTTP_and_go_out_again()
    {
        var large = WatchlistFile.ToJson(StoredLists.Large("hundred-thousand"));

        var saved = await SendAsync(HttpMethod.Post, "/api/watchlists/hundred-thousand/import?format=json&why=All", large, isNew: true);

        Assert.Equal(HttpStatusCode.Created, saved.Status);
        Assert.Equal(large, (await GetAsync("/api/watchlists/hundred-thousand/export")).Text);
    }

    [Theory]
    [InlineData("{}", "watchlist is missing")]
    [InlineData("{\"why\": \"x\", \"watchlists\": {}}", "The body is not the JSON that is expected here")]
    public async Task A_body_of_another_kind_is_told_what_would_do(string body, string problem)
    {
        var answer = await SendAsync(HttpMethod.Put, "/api/watchlists/any", body, isNew: true);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith(problem, answer["detail"], StringComparison.Ordinal);
    }

    private static object Entity(string id, string name, params string[] aliases) => new { id, name, type = id == "cecot" ? "facility" : "person", aliases };

    private static string Body(string id, string why, params object[] entities) => Body(id, why, [], entities);

    private static string Body(string id, string why, string[] confirm, params object[] entities) =>
        JsonSerializer.Serialize(new { why, confirm, watchlist = new { id, name = id, entities } });

    private static string?[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString())];

    private static string? AliasIn(Answer answer, string member) =>
        answer.Json.GetProperty(member).GetProperty("entities")[0].GetProperty("aliases")[0].GetString();

    private Task<Answer> CreateAsync(string id, params object[] entities) =>
        SendAsync(HttpMethod.Put, $"/api/watchlists/{id}", Body(id, "Set up", entities), isNew: true);

    private Task<Answer> SaveAsync(string id, string etag, string why, params object[] entities) =>
        SendAsync(HttpMethod.Put, $"/api/watchlists/{id}", Body(id, why, entities), etag);
}
