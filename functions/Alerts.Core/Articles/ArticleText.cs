using System.Text;
using System.Text.RegularExpressions;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Articles;

/// <summary>Readable plain text out of an item's HTML: the story without what stands around it.</summary>
/// <param name="Text">Paragraphs are separated by a blank line, a line break stays one.</param>
/// <param name="Kinds">
/// One letter for each paragraph of <paramref name="Text"/>: p paragraph, h heading, l list item, q quote, c caption, t table row.
/// As short as that since it is stored with every article.
/// </param>
public sealed partial record ArticleText(string Text, string Kinds)
{
    public const int MaxInputLength = 1_048_576;
    public const int MaxLength = 200_000;

    internal const string Separator = "\n\n";

    /// <summary>In the order of <see cref="BlockKind"/>.</summary>
    private const string KindLetters = "phlqct";

    public static ArticleText Empty { get; } = new("", "");

    public IReadOnlyList<TextBlock> Blocks => BlocksOf(Text, Kinds);

    /// <summary>
    /// Scripts, navigation, share buttons, photo credits and boxes such as "Related" or "Trending now" are left out; where that
    /// would leave nothing, they stay. Text without tags passes through with its entities decoded.
    /// </summary>
    public static ArticleText FromHtml(string html)
    {
        var input = html.Length > MaxInputLength ? html[..MaxInputLength] : html;
        var blocks = IsMarkup(input) ? new ArticleTextReader(input).Read() : FromPlainText(input);
        var story = ArticleTextBoxes.Remove(blocks);
        return Join(story.Count > 0 ? story : blocks);
    }

    /// <summary>What the kinds of a text stand for; a text without kinds, as older rows have it, is all paragraphs.</summary>
    public static IReadOnlyList<TextBlock> BlocksOf(string text, string? kinds)
    {
        var blocks = new List<TextBlock>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf(Separator, start, StringComparison.Ordinal) is var found and >= 0 ? found : text.Length;
            var kind = kinds is not null && blocks.Count < kinds.Length ? KindLetters.IndexOf(kinds[blocks.Count], StringComparison.Ordinal) : 0;
            blocks.Add(new(start, end - start, (BlockKind)Math.Max(kind, 0)));
            start = end + Separator.Length;
        }
        return blocks;
    }

    private static List<ArticleTextBlock> FromPlainText(string text) =>
    [
        .. BlankLine().Split(HtmlEntities.Decode(text))
            .Select(PlainText.Fold)
            .Where(paragraph => paragraph.Length > 0)
            .Select(paragraph => new ArticleTextBlock(paragraph, BlockKind.Paragraph)),
    ];

    private static ArticleText Join(IReadOnlyList<ArticleTextBlock> blocks)
    {
        if (blocks.Count == 0)
            return Empty;
        var text = new StringBuilder(Math.Min(blocks.Sum(block => block.Text.Length + Separator.Length), 2 * MaxLength));
        var kinds = new StringBuilder(blocks.Count);
        foreach (var block in blocks)
        {
            _ = text.Append(text.Length > 0 ? Separator : "").Append(block.Text);
            _ = kinds.Append(KindLetters[(int)block.Kind]);
            if (text.Length > MaxLength)
                return new(PlainText.Cut(text.ToString(), MaxLength), kinds.ToString());
        }
        return new(text.ToString(), kinds.ToString());
    }

    /// <summary>A tag that is closed somewhere; "1 &lt; 2" is none.</summary>
    private static bool IsMarkup(string text)
    {
        var lastEnd = text.LastIndexOf('>');
        for (var at = text.IndexOf('<'); at >= 0 && at < lastEnd; at = text.IndexOf('<', at + 1))
        {
            var first = text[at + 1];
            if (char.IsAsciiLetter(first) || first is '!' or '?' || (first == '/' && char.IsAsciiLetter(text[at + 2])))
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"\r?\n[ \t]*(\r?\n)+")]
    private static partial Regex BlankLine();
}
