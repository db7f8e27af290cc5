using System.Collections.Frozen;

namespace Alerts.Core.Articles;

/// <summary>Finds who made a picture: "Photo: Ana Ruiz", "(AP Photo/Ana Ruiz)", "Ana Ruiz / EFE".</summary>
internal static class PhotoCredit
{
    private const int MaxLength = 200;

    /// <summary>A name or two and an agency.</summary>
    private const int MostWords = 12;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_pictures = Words(
        "photo photos foto fotos fotografia fotografias image images imagen imagenes picture pictures credit credits credito creditos "
        + "illustration ilustracion graphic composite courtesy cortesia archivo");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_links = Words(
        "credit courtesy source by of de del por cortesia archivo tomada");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_makers = Words("by courtesy of por cortesia");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_agencies = Words(
        "ap afp efe reuters getty bloomberg epa xinhua shutterstock cuartoscuro istock zuma sipa alamy upi europapress wikimedia flickr unsplash pool");

    /// <summary>All of it is a credit, or a picture's description that begins as one.</summary>
    public static bool IsAllOf(string text) => text.Length <= MaxLength && StartIn(text, 0) == 0;

    /// <summary>A caption without the credit at its end; empty where it is nothing else.</summary>
    public static string Remove(string caption)
    {
        if (IsAllOf(caption))
            return "";
        // Credits stand last; a longer caption is looked at from its last sentences on.
        var start = StartIn(caption, Math.Max(0, caption.Length - MaxLength));
        return start < 0 ? caption : caption[..start].TrimEnd(' ', '\n', '|', '-', '–', '—', '(', '[', '/');
    }

    /// <returns>Where the credit begins that goes on to the end; -1 for none.</returns>
    private static int StartIn(string text, int from)
    {
        // Without one of these there is no credit: nearly every paragraph ends here.
        if (text.AsSpan(from).IndexOfAny(":/|©") < 0 && !MayNameAgency(text.AsSpan(from)))
            return -1;

        var part = text.AsSpan(from);
        Span<char> folded = stackalloc char[part.Length];
        Span<Range> places = stackalloc Range[PhraseWords.MaxWords];
        var words = new PhraseWords(part, folded, places);
        for (var i = 0; i < words.Count; i++)
        {
            var isStart = from + i == 0 || (i > 0 && MayBeginAt(part, words.StartOf(i)));
            if (words[i] is "©" || (isStart && IsCredit(words, i, from == 0 && i == 0)))
                return from + OpeningBefore(part, words.StartOf(i));
        }
        return -1;
    }

    private static bool IsCredit(in PhraseWords words, int index, bool isFirst)
    {
        if (s_pictures.Contains(words[index]))
        {
            var next = index + 1;
            while (next < words.Count && s_links.Contains(words[next]))
                next++;
            if (next < words.Count && words.IsMark(next))
                return true;
            var isOfSomebody = s_makers.Contains(words[next - 1]) || words[index] is "courtesy" or "cortesia";
            if (isOfSomebody && next < words.Count && words.IsCapital(next) && words.Count - index <= MostWords)
                return true;
        }
        return words.Count - index <= MostWords && NamesAgency(words, index, isFirst);
    }

    /// <summary>An agency alone, in brackets or behind a stroke; one that stands in a sentence is none.</summary>
    private static bool NamesAgency(in PhraseWords words, int index, bool isFirst)
    {
        var isInBrackets = index > 0 && words.Text[..words.StartOf(index)].TrimEnd().EndsWith('(') && words.Text.TrimEnd(". ").EndsWith(')');
        for (var i = index; i < words.Count; i++)
        {
            if (!s_agencies.Contains(words[i]) || !words.IsCapital(i))
                continue;
            var between = words.Text[words.StartOf(index)..words.StartOf(i)];
            if (between.Contains('(') || between.Contains(". ", StringComparison.Ordinal))
                return false; // What comes first is a sentence; the credit begins later.
            var isMarked = isInBrackets
                || (i > index && (words.IsMark(i - 1) || words[i - 1] is "via"))
                || (i == index && (i + 1 == words.Count || words.IsMark(i + 1) || words[i + 1] is "photo" or "images"));
            if (isMarked && (!isFirst || !EndsSentence(words.Text)))
                return true;
        }
        return false;
    }

    private static bool EndsSentence(ReadOnlySpan<char> text) => text.EndsWith('.') && text.Count(' ') > 6;

    /// <summary>After the end of a sentence, a bar, a dash or an opening bracket.</summary>
    private static bool MayBeginAt(ReadOnlySpan<char> text, int start)
    {
        var before = text[..start].TrimEnd();
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or '…' or '”' or '"' or ')' or '|' or '–' or '—' or '(' or '[' or '\n' or '/'
            || (before[^1] == '-' && before.Length > 1 && before[^2] == ' ') || (start > 0 && text[start - 1] == '\n');
    }

    private static int OpeningBefore(ReadOnlySpan<char> text, int start)
    {
        var before = text[..start].TrimEnd();
        return before.IsEmpty || before.TrimEnd("([|–—- ").IsEmpty ? 0 : before[^1] is '(' or '[' ? before.Length - 1 : start;
    }

    private static bool MayNameAgency(ReadOnlySpan<char> text) =>
        text.Contains('(') || text.Contains("via", StringComparison.OrdinalIgnoreCase) || text.Length <= 40
        || text.Contains("by ", StringComparison.OrdinalIgnoreCase) || text.Contains("cortes", StringComparison.OrdinalIgnoreCase)
        || text.Contains("courtesy", StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
