using System.Text;
using System.Text.Json;
using Alerts.Evaluation;
using Alerts.Evaluation.Feeds;

namespace Alerts.Core.Tests.FeedCases;

public sealed class ParseFeedsCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alerts-parse-feeds-");
    private readonly StringWriter _log = new();
    private readonly StringWriter _errors = new();

    private DirectoryInfo Input => _folder.CreateSubdirectory("in");

    private DirectoryInfo Output => new(Path.Combine(_folder.FullName, "out"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Each_feed_of_a_folder_gets_one_file_in_the_same_place()
    {
        Write("sub/one.xml", """<rss version="2.0"><channel><title>One</title><item><title>A</title><link>/a</link></item></channel></rss>""");
        Write("two.json", """{ "version": "https://jsonfeed.org/version/1.1", "title": "Two", "items": [] }""");
        Write("two.expect.json", """{ "contentType": null }""");
        Write("three.xml", "no feed");

        Assert.Equal(ExitCode.Success, Run());

        Assert.Equal("One", Actual("sub/one").GetProperty("feed").GetProperty("title").GetString());
        Assert.Equal("https://site.example/a", Actual("sub/one").GetProperty("entries")[0].GetProperty("link").GetString());
        Assert.Equal("Two", Actual("two").GetProperty("feed").GetProperty("title").GetString());
        Assert.StartsWith("The answer is not a feed", Actual("three").GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal($"3 feeds parsed, 0 failed.{Environment.NewLine}", _log.ToString());
        Assert.Equal(3, Output.EnumerateFiles("*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public void The_content_type_of_a_case_stands_for_the_header()
    {
        var feed = CodePagesEncodingProvider.Instance.GetEncoding("iso-8859-7")!.GetBytes("<rss version=\"2.0\"><channel><title>Αθήνα</title></channel></rss>");
        File.WriteAllBytes(Path.Combine(Input.FullName, "greek.xml"), feed);
        Write("greek.expect.json", """{ "contentType": "application/rss+xml; charset=iso-8859-7", "checks": [] }""");

        Assert.Equal(ExitCode.Success, Run());

        Assert.Equal("Αθήνα", Actual("greek").GetProperty("feed").GetProperty("title").GetString());
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named()
    {
        var missing = new DirectoryInfo(Path.Combine(_folder.FullName, "missing"));

        Assert.Equal(ExitCode.BadInput, ParseFeedsCommand.Run(missing, Output, "https://site.example/", _log, _errors));
        Assert.Equal($"There is no folder {missing.FullName}.{Environment.NewLine}", _errors.ToString());
    }

    [Fact]
    public void A_folder_without_feeds_is_named()
    {
        Write("readme.txt", "nothing here");

        Assert.Equal(ExitCode.BadInput, Run());
        Assert.StartsWith($"No feed was found in {Input.FullName}", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"contentType\":")]
    [InlineData("[]")]
    [InlineData("{ \"contentType\": 7 }")]
    public void A_description_that_cannot_be_read_is_named(string description)
    {
        Write("one.xml", "<rss/>");
        Write("one.expect.json", description);

        Assert.Equal(ExitCode.BadInput, Run());
        Assert.Contains("one.expect.json does not tell a contentType: ", _errors.ToString(), StringComparison.Ordinal);
    }

    private int Run() => ParseFeedsCommand.Run(Input, Output, "https://site.example/", _log, _errors);

    private void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(Input.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }

    private JsonElement Actual(string name) =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(Output.FullName, $"{name}.actual.json")));
}
