using System.Text;
using System.Text.RegularExpressions;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Articles;

/// <summary>Readable plain text out of an item's HTML: the story without what stands around it.</summary>
public static partial class ArticleText
{
    public const int MaxInputLength = 1_048_576;
    public const int MaxLength = 200_000;

    /// <summary>
    /// Paragraphs are separated by a blank line, a line break stays one. Scripts, navigation, share buttons, photo credits and
    /// boxes such as "Related" or "Trending now" are left out; where that would leave nothing, they stay.
    /// Text without tags passes through with its entities decoded.
    /// </summary>
    public static string FromHtml(string html)
    {
        var input = html.Length > MaxInputLength ? html[..MaxInputLength] : html;
        return Limit(Tag().IsMatch(input) ? FromMarkup(input) : Join(FromPlainText(input)));
    }

    private static string FromMarkup(string html)
    {
        if (ArticleTextTree.Parse(html) is not { } tree)
            return Join(FromPlainText(WithoutTags(html)));

        var story = ArticleTextBoxes.Remove(tree.ReadBlocks(withoutBoxes: true));
        return story.Count > 0 ? Join(story.Select(block => block.Text)) : Join(tree.ReadBlocks(withoutBoxes: false).Select(block => block.Text));
    }

    /// <summary>Markup nested beyond reason is no page that somebody wrote: its tags are cut out, and nothing is judged by them.</summary>
    private static string WithoutTags(string html) => Tag().Replace(HiddenContent().Replace(html, " "), "\n\n");

    private static IEnumerable<string> FromPlainText(string text) =>
        BlankLine().Split(HtmlEntities.Decode(text)).Select(PlainText.Fold).Where(paragraph => paragraph.Length > 0);

    private static string Join(IEnumerable<string> paragraphs)
    {
        var text = new StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            _ = text.Append(text.Length > 0 ? "\n\n" : "").Append(paragraph);
            if (text.Length > MaxLength)
                break;
        }
        return text.ToString();
    }

    private static string Limit(string text) => PlainText.Cut(text, MaxLength);

    [GeneratedRegex("</?[a-zA-Z][^<>]*>|<!")]
    private static partial Regex Tag();

    [GeneratedRegex(@"<(script|style)\b.*?(</\1\s*>|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex HiddenContent();

    [GeneratedRegex(@"\r?\n[ \t]*(\r?\n)+")]
    private static partial Regex BlankLine();
}
