using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Alerts.EndToEnd.Tests.Tools;

/// <summary>What a reader takes out of a feed, whatever its format; a malformed one throws.</summary>
public sealed record ReadFeed(DateTimeOffset? Updated, IReadOnlyList<ReadFeedItem> Items)
{
    public static ReadFeed Parse(string text) =>
        text[0] == '{' ? OfJson(JsonNode.Parse(text)!) : OfXml(XDocument.Parse(text).Root!);

    private static ReadFeed OfJson(JsonNode root) => new(null, [.. root["items"]!.AsArray().Select(item => OfItem(item!))]);

    private static ReadFeed OfXml(XElement root)
    {
        var head = root.Elements().FirstOrDefault(element => element.Name.LocalName == "channel") ?? root;
        var items = root.Descendants().Where(element => element.Name.LocalName is "item" or "entry").ToList();
        if (root.Name.LocalName == "RDF")
        {
            var listed = root.Descendants().Where(element => element.Name.LocalName == "li");
            if (!listed.Select(FirstValue).SequenceEqual(items.Select(FirstValue)))
                throw new InvalidDataException("The table of contents does not match the items.");
        }
        return new ReadFeed(TimeOf(Child(head, "lastBuildDate", "updated", "date")!.Value), [.. items.Select(OfItem)]);
    }

    private static ReadFeedItem OfItem(JsonNode item) =>
        new((string)item["id"]!, (string)item["url"]!, TimeOf((string)item["date_published"]!));

    private static ReadFeedItem OfItem(XElement item)
    {
        var link = Child(item, "link")!;
        var id = Child(item, "guid", "id")?.Value ?? FirstValue(item);
        var time = TimeOf(Child(item, "pubDate", "published", "date")!.Value);
        return new ReadFeedItem(id, link.Attribute("href")?.Value ?? link.Value, time);
    }

    private static string FirstValue(XElement element) => element.FirstAttribute!.Value;

    private static XElement? Child(XElement parent, params string[] names) =>
        parent.Elements().FirstOrDefault(element => names.Contains(element.Name.LocalName));

    private static DateTimeOffset TimeOf(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

public sealed record ReadFeedItem(string Id, string Link, DateTimeOffset Published);
