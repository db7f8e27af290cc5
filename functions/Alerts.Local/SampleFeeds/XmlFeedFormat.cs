using System.Globalization;
using System.Xml.Linq;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Local.SampleFeeds;

/// <summary>Where one XML format keeps its items and their dates.</summary>
internal sealed record XmlFeedFormat(
    string ContentType, XName Item, IReadOnlyList<XName> ItemDates, IReadOnlyList<XName> FeedDates, string DateFormat)
{
    private const string Rfc1123 = "R";
    private const string Iso8601 = "yyyy-MM-ddTHH:mm:ssZ";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Rss1 = "http://purl.org/rss/1.0/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    private static readonly XmlFeedFormat Rss2Format =
        new("application/rss+xml", "item", ["pubDate"], ["pubDate", "lastBuildDate"], Rfc1123);

    private static readonly XmlFeedFormat AtomFormat =
        new("application/atom+xml", Atom + "entry", [Atom + "published", Atom + "updated"], [Atom + "updated"], Iso8601);

    private static readonly XmlFeedFormat Rss1Format =
        new("application/rdf+xml", Rss1 + "item", [Dc + "date"], [Dc + "date"], Iso8601);

    public static XmlFeedFormat Of(XElement root) => root.Name.LocalName switch
    {
        "rss" => Rss2Format,
        "feed" => AtomFormat,
        "RDF" => Rss1Format,
        var other => throw new InvalidDataException($"A sample feed cannot have <{other}> at its root."),
    };

    /// <summary>The element that says what the feed is called.</summary>
    public XElement HeadOf(XElement root) => this == AtomFormat ? root : root.Element(Item.Namespace + "channel")!;

    /// <summary>The element that holds the items.</summary>
    public XElement HomeOfItems(XElement root) => this == Rss2Format ? HeadOf(root) : root;

    public void SetFeedDates(XElement root, DateTimeOffset time) => SetDates(HeadOf(root), FeedDates, time);

    public void SetItemDates(XElement item, DateTimeOffset time) => SetDates(item, ItemDates, time);

    /// <summary>RSS 1.0 repeats its items as a table of contents.</summary>
    public static void ListItems(XElement root, IEnumerable<XElement> items)
    {
        var addresses = items.Select(item => item.Attribute(Rdf + "about")?.Value);
        root.Descendants(Rdf + "Seq").FirstOrDefault()?.ReplaceNodes(
            addresses.Select(address => new XElement(Rdf + "li", new XAttribute(Rdf + "resource", address!))));
    }

    private void SetDates(XElement place, IEnumerable<XName> names, DateTimeOffset time)
    {
        foreach (var name in names)
            place.SetElementValue(name, time.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture));
    }
}
