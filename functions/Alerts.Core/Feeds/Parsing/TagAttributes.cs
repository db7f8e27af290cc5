using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>The attributes of one start tag in turn; quotes may be missing, values too. Values still hold their references.</summary>
internal ref struct TagAttributes(ReadOnlySpan<byte> attributes)
{
    private static readonly CompositeFormat s_noValue = CompositeFormat.Parse("the attribute \"{0}\" has no value in quotes");
    private static readonly CompositeFormat s_tagInValue = CompositeFormat.Parse("the attribute \"{0}\" holds a \"less than\"");

    private readonly ReadOnlySpan<byte> _attributes = attributes;
    private readonly XmlFaults? _faults;
    private readonly int _start;
    private int _position;

    /// <param name="start">Where the attributes stand in the document.</param>
    public TagAttributes(ReadOnlySpan<byte> attributes, XmlFaults faults, int start) : this(attributes)
    {
        _faults = faults;
        _start = start;
    }

    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Counted from the first of the attributes.</summary>
    public int NameStart { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    public bool MoveNext()
    {
        var before = _position;
        while (_position < _attributes.Length && !XmlBytes.IsNameStart(_attributes[_position]))
        {
            if (!XmlBytes.IsWhiteSpace(_attributes[_position]))
                _faults?.Note("a tag holds characters that belong to no attribute", _start + _position);
            _position++;
        }
        if (_position >= _attributes.Length)
            return false;
        if (_position == before)
            _faults?.Note("no space stands between two attributes", _start + _position);

        var rest = _attributes[_position..];
        NameStart = _position;
        Name = rest[..XmlBytes.NameLength(rest)];
        _position += Name.Length;
        ReadValue();
        return true;
    }

    private void ReadValue()
    {
        Value = [];
        var afterName = _position;
        SkipWhiteSpace();
        if (_position >= _attributes.Length || _attributes[_position] != '=')
        {
            _position = afterName;
            _faults?.Note(s_noValue, Name, _start + afterName);
            return;
        }
        _position++;
        SkipWhiteSpace();
        var rest = _attributes[_position..];
        if (!rest.IsEmpty && rest[0] is (byte)'"' or (byte)'\'' && rest[1..].IndexOf(rest[0]) is var length and >= 0)
        {
            Value = rest.Slice(1, length);
            _position += length + 2;
            if (Value.Contains((byte)'<'))
                _faults?.Note(s_tagInValue, Name, _start + _position);
            return;
        }
        var end = rest.IndexOfAny(XmlBytes.WhiteSpace);
        Value = end < 0 ? rest : rest[..end];
        _position += Value.Length;
        _faults?.Note(s_noValue, Name, _start + afterName);
    }

    private void SkipWhiteSpace()
    {
        while (_position < _attributes.Length && XmlBytes.IsWhiteSpace(_attributes[_position]))
            _position++;
    }
}
