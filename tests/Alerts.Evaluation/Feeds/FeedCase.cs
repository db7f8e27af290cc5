using System.Text.Json;

namespace Alerts.Evaluation.Feeds;

/// <param name="Name">Path below the folder of cases, without extension, with forward slashes.</param>
/// <param name="Address">Where the feed counts as fetched from.</param>
internal sealed record FeedCase(FileInfo File, string Name, Uri Address)
{
    private const string ExpectEnding = ".expect.json";

    /// <summary>Cases of feedparser's test suite expect relative links to come out against the server of that suite.</summary>
    public static Uri DefaultSite { get; } = new("http://127.0.0.1:8097/");

    public static IReadOnlyList<FeedCase> In(DirectoryInfo folder, Uri site) =>
    [
        .. folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => IsFeed(file.Name))
            .Select(file => Create(file, Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'), site))
            .OrderBy(feed => feed.Name, StringComparer.Ordinal),
    ];

    public byte[] ReadBody() => System.IO.File.ReadAllBytes(File.FullName);

    /// <exception cref="InvalidDataException">The file that describes the case is no JSON object.</exception>
    public string? ReadContentType()
    {
        var path = Path.ChangeExtension(File.FullName, null) + ExpectEnding;
        if (!System.IO.File.Exists(path))
            return null;

        try
        {
            using var expected = JsonDocument.Parse(System.IO.File.ReadAllBytes(path));
            return expected.RootElement.TryGetProperty("contentType", out var value) ? value.GetString() : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} does not tell a contentType: {fault.Message}", fault);
        }
    }

    private static FeedCase Create(FileInfo file, string path, Uri site) =>
        new(file, Path.ChangeExtension(path, null), new(site, Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)));

    private static bool IsFeed(string name) =>
        (name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        && !name.EndsWith(ExpectEnding, StringComparison.OrdinalIgnoreCase)
        && !name.EndsWith(".actual.json", StringComparison.OrdinalIgnoreCase);
}
