using Alerts.Core.Articles;

namespace Alerts.Core.Analysis.Recognition;

/// <summary>
/// Cuts a sentence into words and marks. A hyphen stands alone ("Washington-Beijing" is two names), a possessive ending too;
/// the stop of an initial or an abbreviation belongs to it ("J. D.", "U.S.", "EE. UU.").
/// </summary>
internal static class Tokenizer
{
    private static readonly HashSet<string> Abbreviations = new(
        "Inc Corp Co Ltd Bros St Sta Sto Jr Sr Dr Dra Mr Mrs Ms Sen Rep Gov Gen Col Capt Lt Sgt Prof Hon Rev No Nos vs Av Avda Mt Ft Cía Gral Cnel Lic Ing Sra Srta Ud Uds Mons Pdte"
            .Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> AbbreviationLookup =
        Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Ranges in the offsets of <paramref name="text"/>, in reading order.</summary>
    public static void Tokenize(string text, TextRange sentence, List<TextRange> tokens)
    {
        for (var at = sentence.Start; at < sentence.End;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var end = EndOfToken(text, at, sentence.End);
            tokens.Add(new(at, end - at));
            at = end;
        }
    }

    private static int EndOfToken(string text, int start, int limit)
    {
        if (!IsWordPart(text[start]))
            return IsPossessive(text, start, limit) ? start + 2 : EndOfMarks(text, start, limit);

        var end = start;
        while (end < limit && (IsWordPart(text[end]) || JoinsWordParts(text, end, limit)))
            end++;
        return end < limit && text[end] == '.' && KeepsStop(text.AsSpan(start..end)) ? end + 1 : end;
    }

    /// <summary>Dots, dashes and the like repeated are one mark; half of a surrogate pair never stands alone.</summary>
    private static int EndOfMarks(string text, int start, int limit)
    {
        var end = start + 1;
        if (char.IsHighSurrogate(text[start]) && end < limit)
            return end + 1;
        while (end < limit && text[end] == text[start])
            end++;
        return end;
    }

    /// <summary>"O'Brien", "AT&amp;T", "1,250.5", "U.S", but no possessive ending.</summary>
    private static bool JoinsWordParts(string text, int at, int limit)
    {
        if (at + 1 >= limit || !IsWordPart(text[at + 1]))
            return false;
        return text[at] switch
        {
            '\'' or '’' => !IsPossessive(text, at, limit),
            '&' => true,
            ',' or ':' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
            '.' => (char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1])) || (char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1])),
            _ => false,
        };
    }

    private static bool IsPossessive(string text, int at, int limit) =>
        text[at] is '\'' or '’' && at + 1 < limit && text[at + 1] is 's' or 'S' && (at + 2 == limit || !IsWordPart(text[at + 2]));

    private static bool KeepsStop(ReadOnlySpan<char> word) =>
        (word.Length == 1 && char.IsUpper(word[0]))
        || (word.Length == 2 && char.IsUpper(word[0]) && word[0] == word[1])
        || (word.Length > 2 && word[^2] == '.' && char.IsUpper(word[^1]))
        || AbbreviationLookup.Contains(word);

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || FoldedWords.IsInvisible(c);
}
