using System.Text.Json;

namespace Alerts.Functions.Tests.Samples;

/// <summary>Feed text is text: no input yields an element, an attribute or an address that the templates did not write.</summary>
public sealed class HostileInputTests
{
    /// <summary>Names a folder of conformance cases.</summary>
    private const string FolderVariable = "ALERTS_FEED_CASES";

    [Fact]
    public async Task What_a_feed_says_stays_words_in_page_and_mail()
    {
        await using var output = await HostileOutput.StartAsync();
        var faults = new List<string>();
        foreach (var hostile in HostileInputs.All)
        {
            faults.AddRange((await output.FaultsAsync(HostileInputs.Rss(hostile), "application/rss+xml")).Select(fault => $"RSS with {hostile}: {fault}"));
            faults.AddRange((await output.FaultsAsync(HostileInputs.Json(hostile), "application/feed+json")).Select(fault => $"JSON with {hostile}: {fault}"));
        }

        Assert.InRange(HostileInputs.All.Count, 40, int.MaxValue);
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    [Fact]
    public async Task The_hostile_conformance_cases_stay_words_too()
    {
        var folder = SanitizeFolder();
        Assert.SkipWhen(folder is null, $"No conformance cases on this machine: {FolderVariable} names no folder, and there is no ../shared/feed-cases.");

        await using var output = await HostileOutput.StartAsync();
        var faults = new List<string>();
        var cases = folder!.GetFiles("*.xml");
        foreach (var feed in cases)
        {
            var expectation = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.ChangeExtension(feed.FullName, ".expect.json"), TestContext.Current.CancellationToken));
            var contentType = expectation.RootElement.TryGetProperty("contentType", out var type) ? type.GetString() : null;
            var body = await File.ReadAllBytesAsync(feed.FullName, TestContext.Current.CancellationToken);
            faults.AddRange((await output.FaultsAsync(body, contentType)).Select(fault => $"{feed.Name}: {fault}"));
        }

        Assert.NotEmpty(cases);
        Assert.True(faults.Count == 0, $"{faults.Count} faults in {cases.Length} cases\n{string.Join("\n\n", faults.Take(20))}");
    }

    private static DirectoryInfo? SanitizeFolder()
    {
        var named = Environment.GetEnvironmentVariable(FolderVariable);
        var cases = string.IsNullOrEmpty(named) ? Path.Combine(RepositoryRoot(), "..", "shared", "feed-cases") : named;
        var folder = new DirectoryInfo(Path.Combine(cases, "sanitize"));
        return folder.Exists ? folder : null;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Alerts.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
