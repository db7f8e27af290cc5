using System.Globalization;
using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Remembers what was wrong first: the later faults are mostly its consequences.</summary>
internal sealed class XmlFaults(ReadOnlyMemory<byte> document)
{
    private const int MaxQuote = 60;

    private string? _first;
    private int _position;

    public bool Any => _first is not null;

    /// <summary>A name that the document type may have declared is no fault.</summary>
    public bool EntitiesMayBeDeclared { get; set; }

    /// <summary>A reference to an entity of the document type was left as it stands.</summary>
    public bool HasUnfilledEntity { get; set; }

    /// <param name="message">A clause without full stop.</param>
    /// <param name="position">Of the byte in the document.</param>
    public void Note(string message, int position)
    {
        if (_first is null)
            (_first, _position) = (message, position);
    }

    /// <param name="message">With a place for the name, which is quoted from the document.</param>
    public void Note(CompositeFormat message, ReadOnlySpan<byte> name, int position)
    {
        if (_first is null)
            Note(string.Format(CultureInfo.InvariantCulture, message, PlainText.OfText(Encoding.UTF8.GetString(name), MaxQuote)), position);
    }

    /// <returns>Null when nothing was wrong.</returns>
    public override string? ToString()
    {
        if (_first is null)
            return null;
        var before = document.Span[.._position];
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}: {_first}.");
    }
}
