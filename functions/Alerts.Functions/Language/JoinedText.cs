using Alerts.Core.Articles;

namespace Alerts.Functions.Language;

/// <summary>
/// Title and text as one, since the service charges each document a whole record; and back again. Places are UTF-16 units.
/// </summary>
internal sealed class JoinedText
{
    private const char Replacement = '\uFFFD';

    private readonly string _title;
    private readonly string _body;
    private readonly int _bodyStart;

    /// <param name="title">May be empty, as may be the text.</param>
    public JoinedText(string title, string text)
    {
        (_title, _body) = (title, text);
        var between = string.IsNullOrWhiteSpace(title) || string.IsNullOrWhiteSpace(text) ? "\n" : EndsSentence(title) ? "\n\n" : ".\n\n";
        _bodyStart = title.Length + between.Length;
        Text = Sound(title + between + text);
    }

    /// <summary>As the service gets it.</summary>
    public string Text { get; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    /// <returns>Where a range of <see cref="Text"/> stands in the title and in the text, without white space round it; mostly one place.</returns>
    public IEnumerable<(TextField Field, TextRange Range)> PlacesOf(int start, int length)
    {
        if (Clip(_title, start, start + length) is { Length: > 0 } inTitle)
            yield return (TextField.Title, inTitle);
        if (Clip(_body, start - _bodyStart, start + length - _bodyStart) is { Length: > 0 } inText)
            yield return (TextField.Text, inText);
    }

    public string this[TextField field] => field == TextField.Title ? _title : _body;

    private static TextRange Clip(string field, int start, int end)
    {
        (start, end) = (Math.Max(start, 0), Math.Min(end, field.Length));
        while (start < end && char.IsWhiteSpace(field[start]))
            start++;
        while (start < end && char.IsWhiteSpace(field[end - 1]))
            end--;
        return start < end ? new(start, end - start) : default;
    }

    /// <summary>Else the headline and the first sentence might be read as one.</summary>
    private static bool EndsSentence(string title) => title.AsSpan().TrimEnd().TrimEnd("\"'”’»)") is [.., '.' or '!' or '?' or '…' or ':' or '。' or '！' or '？'];

    /// <summary>Half a surrogate pair cannot travel; another character of the same length keeps the places.</summary>
    private static string Sound(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var characters = text.ToCharArray();
        for (var at = 0; at < characters.Length; at++)
        {
            if (!char.IsSurrogate(characters[at]))
                continue;
            if (at + 1 < characters.Length && char.IsSurrogatePair(characters[at], characters[at + 1]))
                at++;
            else
                characters[at] = Replacement;
        }
        return new(characters);
    }
}
