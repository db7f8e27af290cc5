using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Alerts.Core.Articles;

/// <summary>What elements tell by their names, roles and classes.</summary>
internal static partial class ArticleTextElements
{
    private static readonly HashSet<string> s_boxWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "related", "relatedposts", "relacionadas", "relacionados", "recommended", "recommendations", "recirculation",
        "share", "sharing", "sharedaddy", "addtoany", "newsletter", "newsletters", "signup", "subscribe", "optin",
        "promo", "promos", "trending", "advert", "advertisement", "ads", "sponsored", "outbrain", "taboola", "yarpp", "breadcrumbs",
    };

    public static bool IsNeverText(IElement element) => element.LocalName switch
    {
        "script" or "style" or "noscript" or "template" or "iframe" or "object" or "embed" or "svg" or "math" or "canvas" or "head"
            or "button" or "input" or "select" or "textarea" or "audio" or "video" or "title" => true,
        _ => element.HasAttribute("hidden"),
    };

    public static bool IsBox(IElement element) => element.LocalName switch
    {
        "form" or "nav" or "aside" or "footer" => true,
        "figcaption" => ArticleTextBoxes.HoldsPhotoCredit(element.TextContent),
        _ => element.GetAttribute("role") is "navigation" or "complementary" or "contentinfo" or "search"
            || Words(element.ClassName).Concat(Words(element.Id)).Any(s_boxWords.Contains),
    };

    public static bool IsBlock(string name) => name switch
    {
        "p" or "div" or "section" or "article" or "main" or "header" or "footer" or "nav" or "aside" or "h1" or "h2" or "h3" or "h4" or "h5"
            or "h6" or "ul" or "ol" or "li" or "dl" or "dt" or "dd" or "blockquote" or "pre" or "figure" or "figcaption" or "table"
            or "caption" or "tr" or "hr" or "form" or "fieldset" or "address" or "details" or "summary" or "center" or "body" => true,
        _ => false,
    };

    public static bool ClosesItself(string name) => name is "p" or "li" or "dt" or "dd" or "tr" or "td" or "th" or "tbody" or "thead" or "tfoot"
        or "option" or "br" or "img" or "hr" or "input" or "wbr" or "meta" or "link" or "source" or "col" or "area" or "embed" or "track"
        or "base" or "param" or "html" or "head" or "body";

    /// <summary>related-posts, relatedPosts and jp-relatedposts all hold the word.</summary>
    private static IEnumerable<string> Words(string? names) =>
        string.IsNullOrEmpty(names) ? [] : Word().Matches(names).Select(match => match.Value);

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
