using System.Text;
using System.Text.RegularExpressions;
using Alerts.Core.Feeds.Parsing;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Alerts.Core.Feeds.Managing;

internal sealed record PageLink(string Url, string? Title);

/// <summary>What a page says about feeds.</summary>
/// <param name="Declared">Named as feeds in the page's head; feeds of comments come last.</param>
/// <param name="Linked">Links for readers whose address or text speaks of a feed.</param>
internal sealed partial record PageLinks(IReadOnlyList<PageLink> Declared, IReadOnlyList<PageLink> Linked)
{
    /// <summary>The head of a page is within that; what comes behind it is not looked at.</summary>
    public const int MaxLength = 1_000_000;

    private const int MaxTextLength = 200;

    /// <summary>By tokens alone, in one pass: no tree of a page that may be built to break one.</summary>
    public static PageLinks Read(ReadOnlySpan<byte> body, string? contentType, Uri address)
    {
        var html = FeedText.Decode(body[..Math.Min(body.Length, MaxLength)], contentType);
        var tokens = new HtmlTokenizer(new TextSource(html), HtmlEntityProvider.Resolver) { SkipComments = true };
        var scan = new Scan(address);
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            scan.Take(token);
            if (token.Type == HtmlTokenType.StartTag)
                tokens.State = TextModeOf(token.Name) ?? tokens.State;
        }
        return scan.Result();
    }

    /// <summary>Inside of these, what looks like a tag is text.</summary>
    private static HtmlParseMode? TextModeOf(string element) => element switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "iframe" or "xmp" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        _ => null,
    };

    private sealed class Scan(Uri address)
    {
        private readonly List<PageLink> _declared = [];
        private readonly List<PageLink> _linked = [];
        private readonly StringBuilder _text = new();
        private Uri _base = address;
        private bool _hasBase;
        private string? _openLink;

        public void Take(HtmlToken token)
        {
            if (token.Type == HtmlTokenType.Character && _openLink is not null && _text.Length < MaxTextLength)
                _text.Append(token.Data);
            else if (token.Type == HtmlTokenType.EndTag && token.Name == "a")
                EndLink();
            else if (token is { Type: HtmlTokenType.StartTag } and HtmlTagToken tag)
                Open(tag);
        }

        public PageLinks Result()
        {
            EndLink();
            return new([.. _declared.DistinctBy(link => link.Url).OrderBy(IsOfComments)], [.. _linked.DistinctBy(link => link.Url)]);
        }

        private void Open(HtmlTagToken tag)
        {
            switch (tag.Name)
            {
                case "base" when !_hasBase && Resolve(tag) is { } url:
                    (_base, _hasBase) = (new Uri(url), true);
                    break;
                case "link" when IsFeedLink(tag) && Resolve(tag) is { } url:
                    _declared.Add(new(url, TextOf(tag.GetAttribute("title"))));
                    break;
                case "a":
                    EndLink();
                    _openLink = Resolve(tag);
                    break;
            }
        }

        private void EndLink()
        {
            if (_openLink is not null)
            {
                var text = TextOf(_text.ToString());
                if (LooksLikeFeed().IsMatch(new Uri(_openLink).PathAndQuery) || (text is not null && SpeaksOfFeed().IsMatch(text)))
                    _linked.Add(new(_openLink, text));
            }
            _openLink = null;
            _text.Clear();
        }

        private string? Resolve(HtmlTagToken tag)
        {
            var link = tag.GetAttribute("href")?.Trim() ?? "";
            if (link.StartsWith("feed:", StringComparison.OrdinalIgnoreCase))
                link = link["feed:".Length..];
            return FeedLinks.Resolve(link, _base) is { } url ? FeedAddress.Of(new Uri(url)) : null;
        }

        private static string? TextOf(string? text) =>
            string.IsNullOrWhiteSpace(text) ? null : PlainText.OfText(text, FeedParser.MaxTitleLength);

        private static bool IsFeedLink(HtmlTagToken tag)
        {
            var relations = (tag.GetAttribute("rel") ?? "").Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries);
            if (relations.Contains("feed", StringComparer.OrdinalIgnoreCase))
                return true;
            return relations.Contains("alternate", StringComparer.OrdinalIgnoreCase)
                && !relations.Contains("stylesheet", StringComparer.OrdinalIgnoreCase)
                && FeedType().IsMatch(tag.GetAttribute("type") ?? "");
        }

        private static bool IsOfComments(PageLink link) =>
            link.Url.Contains("comment", StringComparison.OrdinalIgnoreCase)
            || link.Title?.Contains("comment", StringComparison.OrdinalIgnoreCase) is true;
    }

    [GeneratedRegex(@"^\s*(application/(rss\+xml|atom\+xml|rdf\+xml|feed\+json|json|xml)|text/(rss|xml))\s*(;|$)", RegexOptions.IgnoreCase)]
    private static partial Regex FeedType();

    [GeneratedRegex(@"(^|[/._?&=-])(rss\d?|atom|rdf|feeds?)([/._?&=-]|$)|/index\.xml$", RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeFeed();

    [GeneratedRegex(@"\b(rss|atom|feeds?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfFeed();
}
