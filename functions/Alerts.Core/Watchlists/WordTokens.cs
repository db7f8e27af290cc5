namespace Alerts.Core.Watchlists;

/// <param name="Word">Number of the word in the vocabulary; 0 when nothing watched has it.</param>
/// <param name="Separator">Number of what stands before it; 0 when nothing watched has it.</param>
internal readonly record struct WordToken(int Start, int End, int Word, int Separator, int Paragraph)
{
    public int Length => End - Start;
}

/// <summary>A text cut into words, with the questions that a match asks about its surroundings.</summary>
internal sealed class WordTokens(string text, IReadOnlyList<WordToken> tokens, IReadOnlyList<bool> paragraphsInCapitals)
{
    public int Count => tokens.Count;

    public WordToken this[int index] => tokens[index];

    /// <summary>Whether the paragraph around a word has no letter but capitals.</summary>
    public bool IsInCapitals(int index) => paragraphsInCapitals[tokens[index].Paragraph];

    public ReadOnlySpan<char> SpanOf(int first, int last) => text.AsSpan(tokens[first].Start..tokens[last].End);

    /// <summary>No name begins behind an apostrophe inside a word (O'Brien), save after an elision (l'ICE, d'Aragua).</summary>
    public bool CanBeginAt(int first) =>
        first == 0
        || tokens[first].Separator != Separators.Apostrophe
        || IsElided(SpanOf(first - 1, first - 1));

    /// <summary>No name ends before an apostrophe inside a word, save before a possessive or contraction (Bukele's).</summary>
    public bool CanEndAt(int last)
    {
        var next = last + 1;
        return next == tokens.Count
            || tokens[next].Separator != Separators.Apostrophe
            || IsEnding(SpanOf(next, next));
    }

    /// <summary>Whether a dotted acronym is whole: I.C.E. in X.I.C.E. is not.</summary>
    public bool IsWholeDottedAcronym(int first, int last) =>
        !(first > 0 && tokens[first].Separator == Separators.Dot && tokens[first - 1].Length == 1)
        && !(last + 1 < tokens.Count && tokens[last + 1].Separator == Separators.Dot && tokens[last + 1].Length == 1);

    /// <summary>The end of a match, with the last dot of a dotted acronym.</summary>
    public int EndOfDottedAcronym(int last)
    {
        var end = tokens[last].End;
        return end < text.Length && text[end] == '.' ? end + 1 : end;
    }

    public static bool IsElided(ReadOnlySpan<char> word) => word is "l" or "L" or "d";

    public static bool IsEnding(ReadOnlySpan<char> word) =>
        word is "s" or "S" or "d" or "D" or "ll" or "LL" or "re" or "RE" or "ve" or "VE";
}

/// <summary>Numbers of the separators that mean something by themselves; those that only stand in names follow.</summary>
internal static class Separators
{
    public const int Space = 1;
    public const int Apostrophe = 2;
    public const int Dot = 3;
}
