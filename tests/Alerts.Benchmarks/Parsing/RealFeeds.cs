using System.Globalization;
using System.Text;
using Alerts.Core.Feeds;

namespace Alerts.Benchmarks.Parsing;

/// <summary>Whether feeds from the world lose items here that feedparser finds.</summary>
internal static class RealFeeds
{
    /// <summary>Smaller files are examples of one element.</summary>
    private const int SmallestFeed = 1_024;

    private static readonly Uri s_base = new("https://news.example/");

    public static async Task<string> CountAsync(string folder, ParsingRivals rivals)
    {
        var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Length >= SmallestFeed && IsFeed(file.Name))
            .Select(file => file.FullName)
            .Order(StringComparer.Ordinal)
            .ToList();
        var theirs = await rivals.FeedparserItemsAsync(files);
        var ours = files.Select(Items).ToList();
        var fewer = files.Index().Where(file => ours[file.Index] < theirs[file.Index]).ToList();

        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture,
            $"\nReal feeds of 1 KB or more: {files.Count} files, {ours.Sum()} items found, {theirs.Sum()} by feedparser; fewer than feedparser in {fewer.Count} files (bar: 0)\n");
        foreach (var (index, file) in fewer)
            report.Append(CultureInfo.InvariantCulture, $"- {Path.GetRelativePath(folder, file)}: {ours[index]} of {theirs[index]}\n");
        return report.ToString();
    }

    private static int Items(string file)
    {
        try
        {
            return FeedParser.Parse(File.ReadAllBytes(file), null, s_base).Items.Count;
        }
        catch (FeedFormatException)
        {
            return 0;
        }
    }

    private static bool IsFeed(string name) =>
        name.EndsWith(".xml", StringComparison.Ordinal) || (name.EndsWith(".json", StringComparison.Ordinal) && !name.EndsWith(".expect.json", StringComparison.Ordinal));
}
