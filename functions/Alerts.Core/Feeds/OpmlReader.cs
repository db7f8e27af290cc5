using System.Globalization;
using System.Xml;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Feeds;

/// <summary>Reads one list.</summary>
internal sealed class OpmlReader(string fileName)
{
    private const int MaxDepth = 32;
    private const string Expected = "expected <outline text=\"Name\" xmlUrl=\"https://…\"/>";

    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersFromEntities = 1_024,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly List<OpmlEntry> _entries = [];
    private readonly List<OpmlFault> _faults = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private int _repeated;

    public OpmlList Read(ReadOnlyMemory<byte> file)
    {
        using var reader = XmlReader.Create(new StringReader(FeedText.Decode(file.Span, null)), s_settings);
        try
        {
            ReadOutlines(reader);
        }
        catch (XmlException fault)
        {
            throw new InputException(
                $"{fileName}, line {Math.Max(fault.LineNumber, 1)}: this is no well-formed XML ({fault.Message}) Expected an OPML list of feeds.", fault);
        }
        return new(_entries, _faults, _repeated);
    }

    public static InputException Fault(string fileName, int line, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{fileName}, line {line}: {what}."));

    private void ReadOutlines(XmlReader reader)
    {
        _ = reader.MoveToContent();
        if (reader.LocalName != "opml")
            throw Fault(fileName, LineOf(reader), $"expected <opml> as the outermost element, but found <{reader.Name}>");

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
                Take(LineOf(reader), attributes, title, FolderPath.Join(folders.Reverse().Select(folder => folder.Name)));
            if (!isEmpty && folders.Count == MaxDepth)
                throw Fault(fileName, LineOf(reader), $"folders are nested more than {MaxDepth} deep");
            if (!isEmpty)
                folders.Push((reader.Depth, title ?? "Unnamed"));
        }
    }

    private void Take(int line, Dictionary<string, string> attributes, string? title, string? folder)
    {
        if (!attributes.TryGetValue("xmlUrl", out var address))
            _faults.Add(new(line, title, null, $"the entry \"{title ?? "without name"}\" has no xmlUrl; {Expected}"));
        else if (!FeedLinks.TryParse(address, out var url))
            Refuse(line, title, PlainText.OfText(address, 200));
        else if (!_known.Add(url.AbsoluteUri))
            _repeated++;
        else
            _entries.Add(new(url.AbsoluteUri, title ?? url.Host, FeedLinks.Resolve(attributes.GetValueOrDefault("htmlUrl"), url), folder));
    }

    private void Refuse(int line, string? title, string address) =>
        _faults.Add(new(line, title, address, $"xmlUrl \"{address}\" is no http(s) address; {Expected}"));

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
        var name = Opml.Clean(attributes.GetValueOrDefault("title", ""));
        if (name.Length == 0)
            name = Opml.Clean(attributes.GetValueOrDefault("text", ""));
        return name.Length > 0 ? name : null;
    }

    private static int LineOf(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;
}
