using System.Text.Json;
using Alerts.Evaluation;
using Alerts.Evaluation.Matching;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class MatchCommandTests : IDisposable
{
    private const string Watchlist = """
        { "id": "el-salvador", "name": "Deportations", "entities": [
          { "id": "cecot", "name": "CECOT", "type": "facility", "aliases": ["mega-prison"] },
          { "id": "abrego-garcia", "name": "Kilmar Abrego García", "type": "person",
            "aliases": [{ "text": "García", "requires": { "any": ["Kilmar", "CECOT", "Maryland"], "within": "article" } }] } ] }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly StringWriter _errors = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_article_is_answered_with_what_counts_and_what_does_not()
    {
        const string Articles = """
            {"id":7,"title":"A 👮🏽 at CECOT","text":"Kilmar Abrego García left the mega prison. Abrego spoke."}

            {"id":"b","title":"Maestro García","text":"He sings."}
            """;

        Assert.Equal(ExitCode.Success, await RunAsync(Watchlist, Articles));

        var lines = Lines();
        Assert.Equal(["7", "\"b\""], lines.Select(line => line.GetProperty("id").GetRawText()));
        Assert.Equal(
            [
                """cecot title 10 15 CECOT name""",
                """abrego-garcia text 0 20 Kilmar Abrego García name""",
                """cecot text 30 41 mega prison alias""",
                """abrego-garcia text 43 49 Abrego shortName""",
            ],
            lines[0].GetProperty("matches").EnumerateArray().Select(match => Words(match, "entity", "field", "start", "end", "text", "kind")));
        Assert.Equal(
            ["abrego-garcia García 8 14 “García” seen, but none of Kilmar, CECOT, Maryland in the article"],
            lines[1].GetProperty("rejected").EnumerateArray().Select(rejected => Words(rejected, "entity", "text", "start", "end", "reason")));
    }

    [Theory]
    [InlineData("{", "{\"id\":1}", "watchlist.json, line 1")]
    [InlineData(Watchlist, "{\"id\":1}\n{\"id\":", "in.jsonl, line 2: expected an object such as")]
    [InlineData(Watchlist, "null", "in.jsonl, line 1: expected an object, not null.")]
    public async Task A_file_that_cannot_be_read_is_named_with_its_line(string watchlist, string articles, string message)
    {
        Assert.Equal(ExitCode.BadInput, await RunAsync(watchlist, articles));

        Assert.StartsWith(message, _errors.ToString(), StringComparison.Ordinal);
    }

    private static string Words(JsonElement element, params string[] properties) =>
        string.Join(' ', properties.Select(property => element.GetProperty(property).ToString()));

    private async Task<int> RunAsync(string watchlist, string articles)
    {
        await File.WriteAllTextAsync(FileAt("watchlist.json").FullName, watchlist, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(FileAt("in.jsonl").FullName, articles, TestContext.Current.CancellationToken);
        return await MatchCommand.RunAsync(FileAt("watchlist.json"), FileAt("in.jsonl"), FileAt("out.jsonl"), _errors, TestContext.Current.CancellationToken);
    }

    private JsonElement[] Lines() =>
        [.. File.ReadLines(FileAt("out.jsonl").FullName).Select(line => JsonElement.Parse(line))];

    private FileInfo FileAt(string name) => new(Path.Combine(_folder.FullName, name));
}
