using System.Globalization;
using System.Text;
using System.Xml;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Feeds;

/// <param name="Folder">Names of the folders around it, outermost first, joined by " / "; null at the top.</param>
public sealed record OpmlEntry(string Url, string Title, string? SiteLink = null, string? Folder = null);

/// <summary>Lists of feeds as feed readers exchange them (opml.org, version 2.0).</summary>
public static class Opml
{
    public const string FolderSeparator = " / ";

    private const int MaxDepth = 32;
    private const string Expected = "expected <outline text=\"Name\" xmlUrl=\"https://…\"/>";

    private static readonly XmlReaderSettings s_reading = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersFromEntities = 1_024,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        IgnoreProcessingInstructions = true,
    };

    private static readonly XmlWriterSettings s_writing = new() { Indent = true, Encoding = new UTF8Encoding(false) };

    /// <summary>The feeds of a list in its order; an address that stands twice counts once, with what was said first.</summary>
    /// <param name="fileName">For the messages.</param>
    /// <exception cref="InputException">No OPML, or an entry without an address; names file, line and what was expected.</exception>
    public static IReadOnlyList<OpmlEntry> Read(ReadOnlyMemory<byte> file, string fileName)
    {
        var text = FeedText.Decode(file.Span, null).Text;
        using var reader = XmlReader.Create(new StringReader(text), s_reading);
        try
        {
            return ReadEntries(reader, fileName);
        }
        catch (XmlException fault)
        {
            throw new InputException(
                $"{fileName}, line {Math.Max(fault.LineNumber, 1)}: this is no well-formed XML ({fault.Message}) Expected an OPML list of feeds.", fault);
        }
    }

    public static byte[] Write(IEnumerable<OpmlEntry> entries, string title)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, s_writing))
        {
            writer.WriteStartElement("opml");
            writer.WriteAttributeString("version", "2.0");
            writer.WriteStartElement("head");
            writer.WriteElementString("title", Clean(title));
            writer.WriteEndElement();
            writer.WriteStartElement("body");
            foreach (var folder in entries.GroupBy(entry => entry.Folder))
                WriteFolder(writer, folder.Key, folder);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static List<OpmlEntry> ReadEntries(XmlReader reader, string fileName)
    {
        _ = reader.MoveToContent();
        if (reader.LocalName != "opml")
            throw Fault(reader, fileName, $"expected <opml> as the outermost element, but found <{reader.Name}>");

        var entries = new List<OpmlEntry>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var folders = new Stack<(int Depth, string Name)>();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "outline")
                continue;
            while (folders.Count > 0 && folders.Peek().Depth >= reader.Depth)
                folders.Pop();

            var attributes = AttributesOf(reader);
            var isEmpty = reader.IsEmptyElement;
            var title = NameOf(attributes);
            if (attributes.ContainsKey("xmlUrl") || isEmpty)
            {
                var entry = EntryOf(reader, fileName, attributes, title, folders.Reverse().Select(folder => folder.Name));
                if (known.Add(entry.Url))
                    entries.Add(entry);
            }
            if (!isEmpty && folders.Count == MaxDepth)
                throw Fault(reader, fileName, $"folders are nested more than {MaxDepth} deep");
            if (!isEmpty)
                folders.Push((reader.Depth, title ?? "Unnamed"));
        }
        return entries;
    }

    private static OpmlEntry EntryOf(
        XmlReader reader, string fileName, Dictionary<string, string> attributes, string? title, IEnumerable<string> folders)
    {
        if (!attributes.TryGetValue("xmlUrl", out var address))
            throw Fault(reader, fileName, $"the entry \"{title ?? "without name"}\" has no xmlUrl; {Expected}");
        if (!FeedLinks.TryParse(address, out var url))
            throw Fault(reader, fileName, $"xmlUrl \"{PlainText.OfText(address, 200)}\" is no http(s) address; {Expected}");

        var folder = string.Join(FolderSeparator, folders);
        return new OpmlEntry(
            url.AbsoluteUri,
            title ?? url.Host,
            attributes.TryGetValue("htmlUrl", out var site) ? FeedLinks.Resolve(site, url) : null,
            folder.Length > 0 ? folder : null);
    }

    /// <summary>Not every program writes <c>xmlUrl</c> with its capital.</summary>
    private static Dictionary<string, string> AttributesOf(XmlReader reader)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.MoveToNextAttribute())
            attributes[reader.Name] = reader.Value;
        _ = reader.MoveToElement();
        return attributes;
    }

    private static string? NameOf(Dictionary<string, string> attributes)
    {
        var name = Clean(attributes.GetValueOrDefault("title", ""));
        if (name.Length == 0)
            name = Clean(attributes.GetValueOrDefault("text", ""));
        return name.Length > 0 ? name : null;
    }

    /// <summary>Also when writing: XML has no way to write some characters.</summary>
    private static string Clean(string text) => PlainText.OfText(text, FeedParser.MaxTitleLength);

    private static void WriteFolder(XmlWriter writer, string? folder, IEnumerable<OpmlEntry> entries)
    {
        var names = folder?.Split(FolderSeparator) ?? [];
        foreach (var name in names)
        {
            writer.WriteStartElement("outline");
            writer.WriteAttributeString("text", Clean(name));
        }
        foreach (var entry in entries)
        {
            writer.WriteStartElement("outline");
            writer.WriteAttributeString("type", "rss");
            writer.WriteAttributeString("text", Clean(entry.Title));
            writer.WriteAttributeString("title", Clean(entry.Title));
            writer.WriteAttributeString("xmlUrl", entry.Url);
            if (entry.SiteLink is not null)
                writer.WriteAttributeString("htmlUrl", entry.SiteLink);
            writer.WriteEndElement();
        }
        foreach (var _ in names)
            writer.WriteEndElement();
    }

    private static InputException Fault(XmlReader reader, string fileName, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{fileName}, line {((IXmlLineInfo)reader).LineNumber}: {what}."));
}
