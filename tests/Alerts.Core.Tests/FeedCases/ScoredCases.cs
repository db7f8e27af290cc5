using System.Text.Json;
using Alerts.Evaluation.Feeds;

namespace Alerts.Core.Tests.FeedCases;

/// <param name="Failures">The checks that do not hold, in words.</param>
public sealed record ScoredCase(string Name, string Description, IReadOnlyList<string> Failures)
{
    public string Group => Name[..Name.IndexOf('/', StringComparison.Ordinal)];

    public override string ToString() => $"{Name} ({Description})\n    {string.Join("\n    ", Failures)}";
}

/// <summary>The conformance cases of this machine, parsed and compared once for all tests of a class.</summary>
public sealed class ScoredCases
{
    /// <summary>Names the folder of cases.</summary>
    public const string FolderVariable = "ALERTS_FEED_CASES";

    public const string WhySkipped = $"No conformance cases on this machine: {FolderVariable} names no folder, and there is no ../shared/feed-cases.";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public ScoredCases() => All = Folder() is { } folder ? [.. Score(folder)] : [];

    public IReadOnlyList<ScoredCase> All { get; }

    private static IEnumerable<ScoredCase> Score(DirectoryInfo folder)
    {
        foreach (var feed in FeedCase.In(folder, FeedCase.DefaultSite))
        {
            var path = Path.ChangeExtension(feed.File.FullName, ".expect.json");
            if (!File.Exists(path))
                continue;

            var expectation = JsonSerializer.Deserialize<CaseExpectation>(File.ReadAllBytes(path), s_json)!;
            yield return new(feed.Name, expectation.Description, Failures(feed, expectation));
        }
    }

    private static IReadOnlyList<string> Failures(FeedCase feed, CaseExpectation expectation)
    {
        try
        {
            var actual = ActualFeed.Parse(feed.ReadBody(), feed.ReadContentType(), feed.Address);
            return CaseScorer.Failures(expectation, JsonSerializer.SerializeToElement(actual, ActualFeed.Json));
        }
        // One case that breaks the parser must not hide how the others fare.
        catch (Exception broken)
        {
            return [$"the parser broke down: {broken}"];
        }
    }

    private static DirectoryInfo? Folder()
    {
        var named = Environment.GetEnvironmentVariable(FolderVariable);
        var path = string.IsNullOrEmpty(named) ? Path.Combine(RepositoryRoot(), "..", "shared", "feed-cases") : named;
        return Directory.Exists(path) ? new(path) : null;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Alerts.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
