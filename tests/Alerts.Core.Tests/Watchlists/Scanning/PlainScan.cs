using System.Text;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Scanning;

namespace Alerts.Core.Tests.Watchlists.Scanning;

/// <summary>
/// The rules once more in the plainest way: the whole text is cut into words, and each phrase is tried at each of them. It
/// shares with the product only what becomes of a single character.
/// </summary>
internal static class PlainScan
{
    /// <summary>Hits with the first of the phrases that fold alike.</summary>
    public static List<(string Phrase, int Start, int End)> Scan(IReadOnlyList<string> phrases, string text)
    {
        var words = Words(text);
        var wanted = phrases.Select(phrase => (Text: phrase, Words: Words(phrase)))
            .DistinctBy(phrase => string.Concat(phrase.Words.Select((word, index) => (index == 0 ? "" : word.Before) + word.Folded)))
            .ToList();
        var hits =
            from first in Enumerable.Range(0, words.Count)
            from phrase in wanted
            let last = first + phrase.Words.Count - 1
            where last < words.Count && StandsAt(words, first, phrase.Words) && CanBegin(text, words, first) && CanEnd(text, words, last)
            orderby first, last
            select (phrase.Text, words[first].Start, words[last].End);
        return [.. hits];
    }

    private static bool StandsAt(List<PlainWord> words, int first, List<PlainWord> phrase) =>
        Enumerable.Range(0, phrase.Count).All(index =>
            words[first + index].Folded == phrase[index].Folded && (index == 0 || words[first + index].Before == phrase[index].Before));

    private static bool CanBegin(string text, List<PlainWord> words, int first) =>
        first == 0 || words[first].Before != "'" || words[first - 1].In(text) is "l" or "L" or "d";

    private static bool CanEnd(string text, List<PlainWord> words, int last) =>
        last + 1 == words.Count
        || words[last + 1].Before != "'"
        || words[last + 1].In(text) is "s" or "S" or "d" or "D" or "ll" or "LL" or "re" or "RE" or "ve" or "VE";

    private static List<PlainWord> Words(string text)
    {
        var words = new List<PlainWord>();
        var between = new StringBuilder();
        var isOpen = false;
        foreach (var character in Characters(text))
        {
            var belongsToWord = character.Kind == CharacterKind.Word || (character.Kind == CharacterKind.Mark && isOpen);
            if (belongsToWord && !isOpen)
            {
                words.Add(new PlainWord(Separator(between.ToString()), "", character.Start, character.End));
                between.Clear();
            }
            if (belongsToWord)
                words[^1] = words[^1] with { Folded = words[^1].Folded + TextFolding.Folded(character.Rune), End = character.End };
            else if (character.Kind is not (CharacterKind.Mark or CharacterKind.Invisible))
                between.Append(Piece(text, character));
            isOpen = belongsToWord || (isOpen && character.Kind == CharacterKind.Invisible);
        }
        return words;
    }

    private static IEnumerable<Character> Characters(string text)
    {
        for (var place = 0; place < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, place, out var rune);
            var character = isWhole ? rune : Rune.ReplacementChar;
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            yield return new Character(character, TextFolding.KindOf(character), place, place + length);
            place += length;
        }
    }

    /// <summary>White space by its line breaks: none, one or, as a new paragraph, more.</summary>
    private static string Piece(string text, Character character) => character.Kind switch
    {
        CharacterKind.ParagraphBreak => "\n\n",
        CharacterKind.LineBreak when text[character.Start] == '\n' && character.Start > 0 && text[character.Start - 1] == '\r' => " ",
        CharacterKind.LineBreak => "\n",
        _ => TextFolding.SeparatorFor(character.Kind, character.Rune).ToString(),
    };

    private static string Separator(string between)
    {
        var separator = new StringBuilder();
        for (var (place, end) = (0, 0); place < between.Length; place = end)
        {
            end = place + 1;
            var isSpace = between[place] is ' ' or '\n';
            while (isSpace && end < between.Length && between[end] is (' ' or '\n'))
                end++;
            separator.Append(!isSpace ? between[place] : between.AsSpan(place..end).Count('\n') > 1 ? '\n' : ' ');
        }
        return separator.ToString() is "-" ? " " : separator.ToString();
    }

    private sealed record PlainWord(string Before, string Folded, int Start, int End)
    {
        public string In(string text) => text[Start..End];
    }

    private readonly record struct Character(Rune Rune, CharacterKind Kind, int Start, int End);
}
