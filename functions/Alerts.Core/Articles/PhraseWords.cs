namespace Alerts.Core.Articles;

/// <summary>A short text as its words, in small letters without accents, and those marks that a phrase may name.</summary>
internal ref struct PhraseWords
{
    public const int MaxWords = 64;

    private const string Marks = ":|>»/©";

    private readonly ReadOnlySpan<char> _folded;
    private readonly Span<Range> _words;

    /// <param name="folded">Room for the whole text.</param>
    /// <param name="words">Room for <see cref="MaxWords"/>.</param>
    public PhraseWords(ReadOnlySpan<char> text, Span<char> folded, Span<Range> words)
    {
        for (var i = 0; i < text.Length; i++)
            folded[i] = Fold(text[i]);
        Text = text;
        _folded = folded[..text.Length];
        _words = words;
        for (var position = 0; position < text.Length && Count < words.Length;)
        {
            var start = position++;
            if (IsLetter(_folded[start]))
            {
                while (position < text.Length && IsLetter(_folded[position]))
                    position++;
            }
            else if (!Marks.Contains(_folded[start], StringComparison.Ordinal))
                continue;
            words[Count++] = start..position;
        }
    }

    public ReadOnlySpan<char> Text { get; }

    public int Count { get; private set; }

    public readonly ReadOnlySpan<char> this[int index] => _folded[_words[index]];

    public readonly int StartOf(int index) => _words[index].Start.Value;

    public readonly bool IsMark(int index) => !IsLetter(_folded[_words[index].Start]);

    public readonly bool IsCapital(int index) => char.IsUpper(Text[StartOf(index)]) || char.IsDigit(Text[StartOf(index)]);

    /// <summary>The first word that is one, so that a text can be told apart before it is taken to pieces.</summary>
    public static ReadOnlySpan<char> First(ReadOnlySpan<char> text, Span<char> folded)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]) && text[start] != '©')
            start++;
        var length = 0;
        while (start + length < text.Length && length < folded.Length && IsLetter(folded[length] = Fold(text[start + length])))
            length++;
        return length > 0 || start == text.Length ? folded[..length] : "©";
    }

    private static bool IsLetter(char character) => char.IsLetterOrDigit(character) || character == '\'';

    private static char Fold(char character) => character switch
    {
        >= 'a' and <= 'z' => character,
        >= 'A' and <= 'Z' => (char)(character | 0x20),
        '’' => '\'',
        < '\u00C0' => character,
        _ => FoldAccent(char.ToLowerInvariant(character)),
    };

    /// <summary>Those of Spanish; a character stays one character, so that places in the text keep their numbers.</summary>
    private static char FoldAccent(char character) => character switch
    {
        'á' or 'à' or 'â' => 'a',
        'é' or 'è' or 'ê' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' or 'ü' => 'u',
        'ñ' => 'n',
        _ => character,
    };
}
