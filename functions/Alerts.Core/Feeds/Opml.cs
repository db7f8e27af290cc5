using System.Text;
using System.Xml;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Feeds;

/// <param name="Folder">The folders around it, as <see cref="FolderPath"/> joins them; null at the top.</param>
public sealed record OpmlEntry(string Url, string Title, string? SiteLink = null, string? Folder = null);

/// <summary>An entry that names no feed.</summary>
/// <param name="Line">Where it begins in the file.</param>
/// <param name="Title">Null where it has none.</param>
/// <param name="Url">What stands in place of an address; null where nothing does.</param>
/// <param name="Reason">What is wrong and what was expected.</param>
public sealed record OpmlFault(int Line, string? Title, string? Url, string Reason);

/// <param name="Entries">In the order of the file; an address that stands twice counts once, with what was said first.</param>
/// <param name="Repeated">How many entries were left out because their address stands further up.</param>
public sealed record OpmlList(IReadOnlyList<OpmlEntry> Entries, IReadOnlyList<OpmlFault> Faults, int Repeated);

/// <summary>Lists of feeds as feed readers exchange them (opml.org, version 2.0).</summary>
public static class Opml
{
    private static readonly XmlWriterSettings s_writing = new() { Indent = true, Encoding = new UTF8Encoding(false) };

    /// <summary>The feeds of a list that must be right as a whole.</summary>
    /// <param name="fileName">For the messages.</param>
    /// <exception cref="InputException">No OPML, or an entry without an address; names file, line and what was expected.</exception>
    public static IReadOnlyList<OpmlEntry> Read(ReadOnlyMemory<byte> file, string fileName)
    {
        var list = ReadList(file, fileName);
        return list.Faults is [var fault, ..]
            ? throw OpmlReader.Fault(fileName, fault.Line, fault.Reason)
            : list.Entries;
    }

    /// <summary>The feeds of a list, and apart from them its entries that name none.</summary>
    /// <param name="fileName">For the messages.</param>
    /// <exception cref="InputException">No OPML; names file, line and what was expected.</exception>
    public static OpmlList ReadList(ReadOnlyMemory<byte> file, string fileName) => new OpmlReader(fileName).Read(file);

    /// <summary>Sorted by folder, each folder once with what is in it; the entries of a folder stay in their order.</summary>
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
            WriteEntries(writer, entries);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        return bytes.ToArray();
    }

    /// <summary>Also when writing: XML has no way to write some characters.</summary>
    internal static string Clean(string text) => PlainText.OfText(text, FeedParser.MaxTitleLength);

    private static void WriteEntries(XmlWriter writer, IEnumerable<OpmlEntry> entries)
    {
        IReadOnlyList<string> open = [];
        foreach (var (folders, entry) in entries.Select(entry => (Folders: FolderPath.Split(entry.Folder), entry)).OrderBy(placed => placed.Folders, s_byFolder))
        {
            MoveTo(writer, open, folders);
            WriteEntry(writer, entry);
            open = folders;
        }
        MoveTo(writer, open, []);
    }

    private static void MoveTo(XmlWriter writer, IReadOnlyList<string> open, IReadOnlyList<string> wanted)
    {
        var shared = open.Zip(wanted).TakeWhile(pair => pair.First == pair.Second).Count();
        for (var i = shared; i < open.Count; i++)
            writer.WriteEndElement();
        foreach (var name in wanted.Skip(shared))
        {
            writer.WriteStartElement("outline");
            writer.WriteAttributeString("text", Clean(name));
        }
    }

    private static void WriteEntry(XmlWriter writer, OpmlEntry entry)
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

    private static readonly Comparer<IReadOnlyList<string>> s_byFolder = Comparer<IReadOnlyList<string>>.Create((a, b) =>
    {
        var difference = a.Zip(b, CompareNames).FirstOrDefault(order => order != 0);
        return difference != 0 ? difference : a.Count.CompareTo(b.Count);
    });

    private static int CompareNames(string a, string b)
    {
        var order = StringComparer.OrdinalIgnoreCase.Compare(a, b);
        return order != 0 ? order : string.CompareOrdinal(a, b);
    }
}
