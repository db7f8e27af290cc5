using Alerts.Core.Watchlists.Matching;

namespace Alerts.Core.Analysis.Recognition.Rules;

/// <summary>Titles and offices stand outside a person's name; a mark at its end is none of it.</summary>
internal static class NameBorders
{
    public static TaggedName? Mend(TaggedName name, ReadOnlySpan<WordFacts> words, string text)
    {
        var (start, end) = (name.Start, name.End);
        while (end > start && words[end - 1].Case == WordCase.Mark && text[words[end - 1].Range.Start] is not ('.' or '!' or '+' or ')'))
            end--;
        while (start < end && words[start].Case == WordCase.Mark)
            start++;
        if (name.Kind == NameKind.Person)
        {
            while (start + 1 < end && NameWords.IsTitle(TextOf(in words[start], text)))
                start++;
        }

        return start < end ? name with { Start = start, End = end } : null;
    }

    public static ReadOnlySpan<char> TextOf(ref readonly WordFacts word, string text) => text.AsSpan(word.Range.Start, word.Range.Length);
}
