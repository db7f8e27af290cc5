using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Alerts.Core.Watchlists;

/// <summary>Reads JSON value by value and knows at each fault the line and column in the file.</summary>
internal ref struct PlacedJsonReader(ReadOnlySpan<byte> utf8, string fileName)
{
    private readonly ReadOnlySpan<byte> _utf8 = WithoutByteOrderMark(utf8);
    private readonly Stack<HashSet<string>> _seen = new();
    private Utf8JsonReader _json = new(WithoutByteOrderMark(utf8));

    public readonly bool IsText => _json.TokenType == JsonTokenType.String;

    public readonly bool IsNumber => _json.TokenType == JsonTokenType.Number;

    /// <summary>Moves to the first value.</summary>
    public void Open()
    {
        if (!_utf8.ContainsAnyExcept(" \t\r\n"u8))
            throw FaultAt(0, "the file is empty; expected a watchlist as a JSON object");
        if (!Utf8.IsValid(_utf8))
            throw FaultAt(FirstInvalidByte(), "the file is not UTF-8; expected JSON saved as UTF-8");
        Advance();
    }

    /// <summary>Makes sure that nothing follows the last value.</summary>
    public void Close() => Advance();

    /// <returns>The place of the object, for <see cref="Missing"/>.</returns>
    public int EnterObject(string what, string orElse = "")
    {
        if (_json.TokenType != JsonTokenType.StartObject)
            throw Fault($"{what} is {Found()}; expected {orElse}an object");
        _seen.Push(new HashSet<string>(StringComparer.Ordinal));
        return (int)_json.TokenStartIndex;
    }

    /// <summary>Moves to the value of the next property; null at the end of the object.</summary>
    public string? NextProperty(string what, string[] known)
    {
        Advance();
        if (_json.TokenType == JsonTokenType.EndObject)
        {
            _seen.Pop();
            return null;
        }
        var property = Text("a property's name");
        if (!known.Contains(property))
            throw Fault($"{what} has no property {WatchlistWords.Quoted(property)}; expected {WatchlistWords.OneOf(known)}");
        if (!_seen.Peek().Add(property))
            throw Fault($"\"{property}\" is given twice; expected it once");
        Advance();
        return property;
    }

    public readonly void EnterArray(string what, string items)
    {
        if (_json.TokenType != JsonTokenType.StartArray)
            throw Fault($"{what} is {Found()}; expected an array of {items}");
    }

    /// <summary>Moves to the next item; false at the end of the array.</summary>
    public bool NextItem()
    {
        Advance();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    public readonly string ReadText(string what)
    {
        if (!IsText)
            throw Fault($"{what} is {Found()}; expected a string");
        var text = Text(what);
        if (text.Any(char.IsControl))
            throw Fault($"{what} has a control character such as a line break or tab; expected plain text");
        return text;
    }

    public readonly int ReadNumber(string what, int least, int most)
    {
        if (IsNumber && _json.TryGetInt32(out var number) && number >= least && number <= most)
            return number;
        throw Fault($"{what} is {(IsNumber ? Encoding.UTF8.GetString(_json.ValueSpan) : Found())}; expected a whole number from {least} to {most}");
    }

    /// <summary>A fault at the value just read.</summary>
    public readonly InputException Fault(string problem) => FaultAt((int)_json.TokenStartIndex, problem);

    public readonly InputException Missing(int place, string what, string property) =>
        FaultAt(place, $"{what} has no \"{property}\"; expected one, since it is required");

    public readonly InputException FaultAt(int place, string problem)
    {
        var before = _utf8[..place];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return At(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1, problem);
    }

    private void Advance()
    {
        try
        {
            _json.Read();
        }
        catch (JsonException fault)
        {
            throw SyntaxFault(fault);
        }
    }

    private readonly InputException SyntaxFault(JsonException fault)
    {
        var (line, column) = ((int)(fault.LineNumber ?? 0), (int)(fault.BytePositionInLine ?? 0));
        // The reader appends its own place, and at times advice for programmers.
        var message = fault.Message
            .Split(" LineNumber:")[0]
            .Replace(" Change the reader options.", "", StringComparison.Ordinal)
            .TrimEnd('.');
        return At(line + 1, Encoding.UTF8.GetCharCount(LineBefore(line, column)) + 1, $"expected valid JSON: {message}", fault);
    }

    private readonly ReadOnlySpan<byte> LineBefore(int line, int column)
    {
        var rest = _utf8;
        for (; line > 0; line--)
            rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        return rest[..Math.Min(column, rest.Length)];
    }

    private readonly InputException At(int line, int column, string problem, Exception? cause = null)
    {
        var message = $"{fileName}, line {line}, column {column}: {problem}.";
        return cause is null ? new InputException(message) : new InputException(message, cause);
    }

    private readonly string Text(string what)
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException fault)
        {
            var message = Fault($"{what} has half a surrogate pair (\\uD800 to \\uDFFF); expected whole characters").Message;
            throw new InputException(message, fault);
        }
    }

    private readonly string Found() => _json.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };

    private readonly int FirstInvalidByte()
    {
        var place = 0;
        while (Rune.DecodeFromUtf8(_utf8[place..], out _, out var length) == System.Buffers.OperationStatus.Done)
            place += length;
        return place;
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
