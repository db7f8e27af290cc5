using System.Globalization;
using System.Runtime.InteropServices;
using Alerts.Core.Feeds;

namespace Alerts.Core.Articles.Stories;

/// <summary>A value that copies of an article are looked up by.</summary>
public readonly record struct StoryKey(string Name, string Value);

/// <summary>What tells copies of an article from other articles.</summary>
public sealed record StorySignature
{
    /// <summary>
    /// So much of the shorter text must stand in the longer one: of two equally long texts four fifths of all runs are then the same,
    /// and a text that was cut is judged by what is left of it.
    /// </summary>
    private const double SharedPart = 8 / 9.0;

    /// <summary>Where more is cut or added it is another text: a brief, an extended report, two stories in one.</summary>
    private const double LengthRatio = 2 / 3.0;

    /// <summary>In a shorter text one changed word weighs too much: headline and text together must be the same.</summary>
    private const int FewestWordsOfText = 25;

    /// <summary>A headline such as "Photos of the day" alone says nothing: then only the link counts.</summary>
    private const int FewestWords = 5;

    /// <summary>Of the canonical link; null where there is none, or where it leads to a site and not to an article.</summary>
    public string? Link { get; init; }

    public required string Headline { get; init; }

    /// <summary>Of all words of a short article.</summary>
    public string? Words { get; init; }

    /// <summary>Null for a short article.</summary>
    public TextSketch? Text { get; init; }

    public static StorySignature Of(string title, string text, string? link)
    {
        var headline = WordHashes.Of(title);
        var words = WordHashes.Of(text);
        var isShort = words.Count < FewestWordsOfText;
        return new()
        {
            Link = LinkOf(link),
            Headline = Joined(headline),
            Words = isShort && headline.Count + words.Count >= FewestWords ? Joined([.. headline, .. words]) : null,
            Text = isShort ? null : TextSketch.Of(CollectionsMarshal.AsSpan(words)),
        };
    }

    /// <summary>Copies share at least one of them (of long texts nearly always); few others do.</summary>
    public IEnumerable<StoryKey> Keys()
    {
        if (Link is not null)
            yield return new(nameof(Link), Link);
        if (Words is not null)
            yield return new(nameof(Words), Words);
        for (var band = 0; Text is not null && band < TextSketch.Bands; band++)
            yield return new(string.Create(CultureInfo.InvariantCulture, $"Band{band}"), Text.Band(band).ToString("x8", CultureInfo.InvariantCulture));
    }

    public bool HasLinkOf(StorySignature other) => Link is not null && Link == other.Link;

    public bool HasWordsOf(StorySignature other) => Words is not null && Words == other.Words;

    public bool HasTextOf(StorySignature other) =>
        Text is not null && other.Text is not null
        && Text.LengthRatioTo(other.Text) >= LengthRatio && Text.SharedWith(other.Text) >= SharedPart;

    private static string? LinkOf(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.PathAndQuery + uri.Fragment != "/"
            ? StableId.Of("link", CanonicalLink.Of(link))
            : null;

    private static string Joined(List<ulong> words) =>
        WordHashes.Join(CollectionsMarshal.AsSpan(words)).ToString("x16", CultureInfo.InvariantCulture);
}
