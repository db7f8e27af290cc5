using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Alerts.Core.Watchlists.Editing;

namespace Alerts.Core.Watchlists;

/// <summary>
/// Reads JSON value by value. What is not as it should be is noted with its place and passed over, so that one reading finds all;
/// bad syntax throws.
/// </summary>
internal ref struct PlacedJsonReader(ReadOnlySpan<byte> utf8, JsonDraft draft)
{
    private readonly Stack<HashSet<string>> _seen = new();
    private Utf8JsonReader _json = new(utf8);

    public readonly bool IsText => _json.TokenType == JsonTokenType.String;

    public readonly bool IsNumber => _json.TokenType == JsonTokenType.Number;

    /// <summary>Where the value just read begins.</summary>
    public readonly int Offset => (int)_json.TokenStartIndex;

    /// <summary>The first byte that is no UTF-8; null when all are.</summary>
    public static int? InvalidByteIn(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
            return null;
        var place = 0;
        while (Rune.DecodeFromUtf8(utf8[place..], out _, out var length) == System.Buffers.OperationStatus.Done)
            place += length;
        return place;
    }

    /// <summary>Moves to the first value, or makes sure that nothing follows the last.</summary>
    /// <exception cref="JsonException">Bad syntax.</exception>
    public void Advance() => _json.Read();

    /// <returns>False when there is no object, which is noted.</returns>
    public bool EnterObject(FieldPath field, string what, string orElse = "")
    {
        if (_json.TokenType != JsonTokenType.StartObject)
            return Refuse(field, $"{what} is {Found()}; expected {orElse}an object");
        draft.Mark(field, Offset);
        _seen.Push(new HashSet<string>(StringComparer.Ordinal));
        return true;
    }

    /// <summary>Moves to the value of the next property; null at the end of the object.</summary>
    public string? NextProperty(FieldPath field, string what, string[] known)
    {
        while (true)
        {
            _json.Read();
            if (_json.TokenType == JsonTokenType.EndObject)
            {
                _seen.Pop();
                return null;
            }
            if (NameIn(field, what, known) is { } property)
            {
                _json.Read();
                return property;
            }
        }
    }

    /// <returns>False when there is no array, which is noted.</returns>
    public bool EnterArray(FieldPath field, string what, string items)
    {
        if (_json.TokenType != JsonTokenType.StartArray)
            return Refuse(field, $"{what} is {Found()}; expected an array of {items}");
        draft.Mark(field, Offset);
        return true;
    }

    /// <summary>Moves to the next item; false at the end of the array.</summary>
    public bool NextItem()
    {
        _json.Read();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    /// <returns>Without white space around it; empty when there is none, which is noted.</returns>
    public string ReadText(FieldPath field, string what)
    {
        draft.Mark(field, Offset);
        if (!IsText)
            Refuse(field, $"{what} is {Found()}; expected a string");
        else if (Text() is { } text)
            return text.Trim();
        else
            Refuse(field, $"{what} has half a surrogate pair (\\uD800 to \\uDFFF); expected whole characters", "broken-character");
        return "";
    }

    public int? ReadNumber(FieldPath field, string what, int least, int most)
    {
        if (IsNumber && _json.TryGetInt32(out var number) && number >= least && number <= most)
            return number;
        var found = IsNumber ? Encoding.UTF8.GetString(_json.ValueSpan) : Found();
        Refuse(field, $"{what} is {WatchlistWords.Shortened(found)}; expected a whole number from {least} to {most}", "out-of-range");
        return null;
    }

    /// <summary>Notes a fault at the value just read and passes over it.</summary>
    /// <returns>False.</returns>
    public bool Refuse(FieldPath field, string problem, string code = "wrong-kind")
    {
        draft.Add(code, field, Offset, Offset, problem);
        _json.Skip();
        return false;
    }

    /// <summary>Notes at the end of an object what it should have had.</summary>
    /// <param name="start">Of the object.</param>
    public readonly void Missing(FieldPath field, int start, string what) =>
        draft.Add("missing", field, start, Offset, $"{what} has no \"{field.Field}\"; expected one, since it is required");

    /// <returns>Null when it is not to be read, which is noted.</returns>
    private string? NameIn(FieldPath field, string what, string[] known)
    {
        var property = Text();
        var path = field with { Field = field.Field is null ? property : $"{field.Field}.{property}" };
        if (property is null)
            Refuse(field, "a property's name has half a surrogate pair (\\uD800 to \\uDFFF); expected whole characters", "broken-character");
        else if (!known.Contains(property))
            Refuse(path, $"{what} has no property {WatchlistWords.Quoted(property)}; expected {WatchlistWords.OneOf(known)}", "unknown-property");
        else if (!_seen.Peek().Add(property))
            Refuse(path, $"\"{property}\" is given twice; expected it once", "given-twice");
        else
            return property;
        return null;
    }

    private readonly string? Text()
    {
        try
        {
            return _json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair, which no string can hold.
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
}
