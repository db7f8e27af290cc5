using System.Net;
using System.Text.RegularExpressions;
using System.Xml;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Reads RSS and Atom from XML that is well-formed.</summary>
internal sealed partial class XmlFeedReader(XmlReader reader, Uri baseUri)
{
    private readonly XmlBase _base = new(reader, baseUri);
    private readonly List<FeedItem> _items = [];
    private string _rootNamespace = "";
    private bool _isAtom;
    private string? _title;
    private string? _siteLink;
    private string? _language;
    private string? _warning;

    /// <exception cref="XmlException">Not well-formed up to the last item that is wanted.</exception>
    /// <exception cref="FeedFormatException">XML of another kind.</exception>
    public FeedDocument Read()
    {
        ReadRoot();
        var containerDepth = _isAtom || reader.LocalName == "channel" ? reader.Depth : -1;
        _ = reader.Read();
        while (!reader.EOF && _warning is null)
        {
            if (reader.NodeType == XmlNodeType.Element)
                ReadPart(ref containerDepth);
            else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == containerDepth)
                LeaveContainer(ref containerDepth);
            else
                _ = reader.Read();
        }
        return new FeedDocument
        {
            Title = _title ?? "",
            SiteLink = _siteLink,
            Language = _language,
            Warning = _warning,
            Items = _items,
        };
    }

    private void ReadRoot()
    {
        _ = reader.MoveToContent();
        if (reader.LocalName.ToLowerInvariant() is not ("rss" or "rdf" or "feed" or "channel"))
            throw new FeedFormatException(
                $"The answer is XML but no feed: its outermost element is <{PlainText.OfText(reader.Name, 60)}>; "
                + "expected <rss>, <rdf:RDF> or <feed>.");

        _rootNamespace = reader.NamespaceURI;
        _isAtom = reader.LocalName == "feed";
        _language = NullIfEmpty(reader.XmlLang);
        _base.Enter();
    }

    private void LeaveContainer(ref int containerDepth)
    {
        containerDepth = -1;
        _ = reader.Read();
    }

    private void ReadPart(ref int containerDepth)
    {
        _base.Enter();
        var name = NameOfElement();
        if (name is "item" or "entry")
        {
            if (_items.Count < FeedParser.MaxItems)
                ReadItem();
            else
                _warning = FeedParser.TooManyItems;
        }
        else if (name == "channel")
        {
            _language = NullIfEmpty(reader.XmlLang) ?? _language;
            containerDepth = reader.Depth;
            _ = reader.Read();
        }
        else if (containerDepth < 0 || reader.Depth != containerDepth + 1 || !ReadFeedField(name))
        {
            _ = reader.Read();
        }
    }

    /// <returns>False when the element is none that we know; it has not been read then.</returns>
    private bool ReadFeedField(string? name)
    {
        switch (name)
        {
            case "title" or "dc:title":
                var title = ReadText();
                _title = KeepFirst(NullIfEmpty(_title), title.ToTitle());
                return true;
            case "link":
                _siteLink = KeepFirst(_siteLink, ReadLink());
                return true;
            case "language" or "dc:language":
                _language = ReadPlain() ?? _language;
                return true;
            default:
                return false;
        }
    }

    private void ReadItem()
    {
        var item = new ItemDraft { About = reader.GetAttribute("about", FeedNamespaces.Rdf) };
        var depth = reader.Depth;
        _ = reader.Read();
        while (!reader.EOF && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                _ = reader.Read();
                continue;
            }
            _base.Enter();
            ReadItemField(item, NameOfElement());
        }
        if (item.Build() is { } built)
            _items.Add(built);
    }

    private void ReadItemField(ItemDraft item, string? name)
    {
        switch (name)
        {
            case "title":
                item.Title = ReadText().ToTitle() is { Length: > 0 } title ? title : item.Title;
                break;
            case "dc:title":
                item.OtherTitle = KeepFirst(item.OtherTitle, ReadText().ToTitle());
                break;
            case "link":
                item.Link = KeepFirst(item.Link, ReadLink());
                break;
            case "guid":
                item.IsPermaLink = !string.Equals(reader.GetAttribute("isPermaLink")?.Trim(), "false", StringComparison.OrdinalIgnoreCase);
                item.Guid = ReadPlain();
                break;
            case "id":
                item.Guid = KeepFirst(item.Guid, ReadPlain());
                break;
            case "content:encoded" or "content":
                item.Content = NullIfEmpty(ReadText().ToHtml()) ?? item.Content;
                break;
            case "description" or "summary" or "dc:description":
                item.Summary = KeepFirst(item.Summary, NullIfEmpty(ReadText().ToHtml()));
                break;
            case "pubdate" or "published" or "issued" or "dc:issued":
                item.Published = KeepFirst(item.Published, FeedDates.TryParse(ReadPlain()));
                break;
            case "updated" or "modified" or "dc:modified":
                item.Updated = KeepFirst(item.Updated, FeedDates.TryParse(ReadPlain()));
                break;
            case "dc:date" or "dc:created" or "created":
                item.OtherDate = KeepFirst(item.OtherDate, FeedDates.TryParse(ReadPlain()));
                break;
            case "dc:creator":
                item.Author = ReadPlain() is { } creator ? PlainText.OfMarkup(creator, FeedParser.MaxTitleLength) : item.Author;
                break;
            case "author":
                item.Author = KeepFirst(item.Author, ReadPerson());
                break;
            default:
                reader.Skip();
                break;
        }
    }

    /// <summary>The local name in lower case, with a prefix for Dublin Core and the content module; null outside feeds' vocabularies.</summary>
    private string? NameOfElement()
    {
        var local = reader.LocalName.ToLowerInvariant();
        var uri = reader.NamespaceURI;
        if (uri == _rootNamespace || FeedNamespaces.IsRss(uri) || FeedNamespaces.IsAtom(uri))
            return local;
        if (FeedNamespaces.IsDublinCore(uri))
            return $"dc:{local}";
        return FeedNamespaces.IsContent(uri) ? $"content:{local}" : null;
    }

    /// <summary>RSS puts the address between the tags, Atom into an attribute; Atom's other relations are no address of the story.</summary>
    private string? ReadLink()
    {
        var href = reader.GetAttribute("href");
        var relation = reader.GetAttribute("rel")?.Trim();
        var text = ReadPlain();
        return string.IsNullOrEmpty(relation) || relation.EndsWith("alternate", StringComparison.OrdinalIgnoreCase)
            ? FeedLinks.Resolve(href ?? text, _base.Current)
            : null;
    }

    private FeedTextValue ReadText()
    {
        var isAtom = FeedNamespaces.IsAtom(reader.NamespaceURI) || (_isAtom && reader.NamespaceURI == _rootNamespace);
        var type = reader.GetAttribute("type")?.Trim().ToLowerInvariant();
        var (value, hasElements) = MarkupReader.Read(reader);
        if (hasElements || !isAtom)
            return new FeedTextValue(value, IsMarkup: true);
        return type switch
        {
            null or "" or "text" or "text/plain" => new FeedTextValue(value, IsMarkup: false),
            "html" or "xhtml" or "text/html" or "application/xhtml+xml" => new FeedTextValue(value, IsMarkup: true),
            // Pictures, sound and other files in base64.
            _ => new FeedTextValue("", IsMarkup: false),
        };
    }

    private string? ReadPlain() => NullIfEmpty(MarkupReader.Read(reader).Value.Trim());

    private string? ReadPerson()
    {
        var depth = reader.Depth;
        string? name = null;
        var text = "";
        if (reader.IsEmptyElement)
        {
            reader.Skip();
            return null;
        }
        _ = reader.Read();
        while (!reader.EOF && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "name")
            {
                name = KeepFirst(name, ReadPlain());
                continue;
            }
            if (reader.NodeType == XmlNodeType.Element)
            {
                reader.Skip();
                continue;
            }
            text += reader.Value;
            _ = reader.Read();
        }
        // RSS wants an address with the name behind it: jane@example.org (Jane Doe).
        var inBrackets = NameBehindAddress().Match(text);
        return NullIfEmpty(PlainText.OfMarkup(name ?? (inBrackets.Success ? inBrackets.Groups["name"].Value : text), FeedParser.MaxTitleLength));
    }

    /// <summary>Not "??=": the element must be read in any case, else the reader would never get past it.</summary>
    private static T? KeepFirst<T>(T? first, T? second) => first ?? second;

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    [GeneratedRegex(@"^\s*\S+@\S+\s+\((?<name>[^()]+)\)\s*$")]
    private static partial Regex NameBehindAddress();
}

/// <summary>A text of a feed and whether it is markup or the very characters to show.</summary>
internal readonly record struct FeedTextValue(string Value, bool IsMarkup)
{
    public string ToTitle() => IsMarkup
        ? PlainText.OfMarkup(Value, FeedParser.MaxTitleLength)
        : PlainText.OfText(Value, FeedParser.MaxTitleLength);

    /// <summary>Blank lines of plain text become paragraphs.</summary>
    public string ToHtml() => IsMarkup
        ? Value
        : WebUtility.HtmlEncode(Value).ReplaceLineEndings("\n").Replace("\n\n", "<br><br>", StringComparison.Ordinal);
}
