using System.Xml.Linq;

namespace Alerts.Local.SampleFeeds;

internal sealed class XmlSampleFeed : SampleFeed
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    /// <summary>The document without its items.</summary>
    private readonly XDocument _frame;

    private readonly XmlFeedFormat _format;
    private readonly IReadOnlyList<XElement> _items;

    private XmlSampleFeed(string fileName, XDocument document) : base(fileName)
    {
        _format = XmlFeedFormat.Of(document.Root!);
        _items = [.. document.Descendants(_format.Item)];
        Title = _format.HeadOf(document.Root!).Elements().First(element => element.Name.LocalName == "title").Value;
        Language = document.Root!.Attribute(XNamespace.Xml + "lang")?.Value
            ?? _format.HeadOf(document.Root).Elements().FirstOrDefault(element => element.Name.LocalName == "language")?.Value;
        Items = [.. _items.Select(ReadItem)];
        foreach (var item in _items)
        {
            (item.PreviousNode as XText)?.Remove();
            item.Remove();
        }
        _frame = document;
    }

    public override string ContentType => _format.ContentType;

    public override string Title { get; }

    public override string? Language { get; }

    public override IReadOnlyList<SampleItem> Items { get; }

    public static XmlSampleFeed LoadFile(string path) =>
        new(Path.GetFileName(path), XDocument.Load(path, LoadOptions.PreserveWhitespace));

    protected override string Write(SampleIssue issue)
    {
        var document = new XDocument(_frame);
        var root = document.Root!;
        _format.SetFeedDates(root, issue.Changed);

        var items = issue.NewestFirst.Select(WriteItem).ToList();
        var home = _format.HomeOfItems(root);
        foreach (var item in items)
            home.Add(item, "\n");
        XmlFeedFormat.ListItems(root, items);
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document.ToString(SaveOptions.DisableFormatting)}";
    }

    private XElement WriteItem(Publication publication)
    {
        var item = new XElement(_items[publication.Index]);
        var link = LinkOf(item);
        AddSuffix(link);
        AddSuffix(item.Elements().FirstOrDefault(element => element.Name.LocalName is "guid" or "id"));
        AddSuffix(item.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "about"));
        _format.SetItemDates(item, publication.Time);
        return item;

        void AddSuffix(XObject? place)
        {
            if (place is XElement element)
                element.Value += publication.Suffix;
            else if (place is XAttribute attribute)
                attribute.Value += publication.Suffix;
        }
    }

    private SampleItem ReadItem(XElement item)
    {
        XNamespace own = item.Name.Namespace;
        var link = LinkOf(item);
        var text = item.Element(Content + "encoded") ?? item.Element(own + "content")
            ?? item.Element(own + "description") ?? item.Element(own + "summary");
        return new SampleItem(
            SlugOf((link as XAttribute)?.Value ?? ((XElement)link).Value),
            item.Element(own + "title")!.Value,
            text?.Value ?? "");
    }

    /// <summary>What holds the article's address: Atom's attribute, else the element itself.</summary>
    private static XObject LinkOf(XElement item)
    {
        var link = item.Element(item.Name.Namespace + "link")!;
        return link.Attribute("href") as XObject ?? link;
    }
}
