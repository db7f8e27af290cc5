using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Alerts.Core.Tests.FeedCases;

/// <summary>Plain text and addresses of markup, as the cases' rules define them. Independent of the product's own reading.</summary>
internal static partial class CaseMarkup
{
    private static readonly HashSet<string> s_blocks =
    [
        .. ("address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre "
            + "section table td th tr ul").Split(' '),
    ];

    private static readonly HashSet<string> s_addressAttributes = ["href", "src", "cite", "longdesc", "background", "action", "data"];

    public static bool HasTag(string value) => Tag().IsMatch(value);

    public static string Fold(string value) => WhiteSpace().Replace(value, " ").Trim(' ');

    public static string Squeeze(string value) => WhiteSpace().Replace(value, "");

    public static string ToText(string markup) => Read(markup).Text;

    public static IReadOnlyList<string> AddressesOf(string markup) => Read(markup).Addresses;

    private static (string Text, IReadOnlyList<string> Addresses) Read(string markup)
    {
        var (text, addresses) = (new StringBuilder(), new List<string>());
        using var source = new TextSource(EscapeUnfinishedTag(markup));
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        var dropped = 0;
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            if (token is HtmlTagToken tag)
            {
                var isDropped = tag.Name is "script" or "style";
                if (tag.Type == HtmlTokenType.StartTag)
                {
                    addresses.AddRange(tag.Attributes.Where(attribute => s_addressAttributes.Contains(attribute.Name)).Select(attribute => attribute.Value));
                    if (isDropped && !tag.IsSelfClosing)
                    {
                        dropped++;
                        tokenizer.State = HtmlParseMode.Rawtext;
                    }
                }
                else if (isDropped && dropped > 0)
                {
                    dropped--;
                }

                if (s_blocks.Contains(tag.Name))
                    text.Append(' ');
            }
            else if (token.Type == HtmlTokenType.Character && dropped == 0)
            {
                text.Append(token.Data);
            }
        }

        return (Fold(text.ToString()), addresses);
    }

    /// <summary>A tag that is not closed before the end is text to the cases' authors; the tokenizer would drop it.</summary>
    private static string EscapeUnfinishedTag(string markup)
    {
        var end = markup.LastIndexOf('>') + 1;
        return markup[..end] + markup[end..].Replace("<", "&lt;", StringComparison.Ordinal);
    }

    [GeneratedRegex("[ \t\r\n\f\v]+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex("</?[A-Za-z][^>]*>")]
    private static partial Regex Tag();
}
