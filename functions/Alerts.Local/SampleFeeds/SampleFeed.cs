namespace Alerts.Local.SampleFeeds;

/// <summary>
/// A feed as a file: its items stand in the order in which they come out, without dates, and name the server's
/// address with a token.
/// </summary>
public abstract class SampleFeed(string fileName)
{
    /// <summary>Stands in the files for the address under which they are served.</summary>
    public const string BaseToken = "{{base}}";

    public string FileName => fileName;

    /// <summary>The part of an article's path that tells which feed it belongs to.</summary>
    public string Name { get; } = Path.GetFileNameWithoutExtension(fileName);

    public abstract string ContentType { get; }

    public abstract string Title { get; }

    /// <summary>Language tag as the file gives it.</summary>
    public abstract string? Language { get; }

    public abstract IReadOnlyList<SampleItem> Items { get; }

    /// <param name="path">A file of RSS 2.0, RSS 1.0, Atom or JSON Feed.</param>
    public static SampleFeed Load(string path) =>
        Path.GetExtension(path) == ".json" ? JsonSampleFeed.LoadFile(path) : XmlSampleFeed.LoadFile(path);

    /// <summary>The document with the items of this issue and their dates.</summary>
    public string Render(SampleIssue issue, string baseUrl) =>
        Write(issue).Replace(BaseToken, baseUrl, StringComparison.Ordinal);

    protected abstract string Write(SampleIssue issue);

    protected static string SlugOf(string link) => link[(link.LastIndexOf('/') + 1)..];
}

/// <param name="Slug">Names the article within its feed.</param>
public sealed record SampleItem(string Slug, string Title, string Html);

/// <summary>What a feed shows at a time.</summary>
public sealed record SampleIssue(DateTimeOffset Changed, IReadOnlyList<Publication> NewestFirst);

/// <summary>An item that has come out.</summary>
/// <param name="Index">Place in <see cref="SampleFeed.Items"/>.</param>
/// <param name="Edition">From 1; a later edition brings the same text as a new article.</param>
public sealed record Publication(int Index, int Edition, DateTimeOffset Time)
{
    private const char Mark = '~';

    /// <summary>What an edition adds to ids and links, such as <c>~2</c>.</summary>
    public string Suffix => Edition == 1 ? "" : $"{Mark}{Edition}";

    public static string WithoutSuffix(string slug) => slug.Split(Mark)[0];
}
