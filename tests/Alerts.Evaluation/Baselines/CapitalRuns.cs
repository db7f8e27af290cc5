using Alerts.Core.Articles;
using Alerts.Core.Watchlists;

namespace Alerts.Evaluation.Baselines;

/// <summary>
/// Names for those who know nothing: words with a capital in a row, except one that opens a sentence alone. Two or more are a
/// person, one in capitals is an organisation, any other is a place.
/// </summary>
internal static class CapitalRuns
{
    public static IEnumerable<(TextRange Range, EntityType Type)> Find(string sentence)
    {
        var words = Words(sentence);
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsCapital(sentence, words[i]))
                continue;
            var last = i;
            while (last + 1 < words.Count && IsCapital(sentence, words[last + 1]) && sentence[words[last].End..words[last + 1].Start] == " ")
                last++;
            var range = new TextRange(words[i].Start, words[last].End - words[i].Start);
            if (i > 0 || last > i)
                yield return (range, TypeOf(sentence, range, last - i + 1));
            i = last;
        }
    }

    private static EntityType TypeOf(string sentence, TextRange range, int words) =>
        words > 1 ? EntityType.Person : range.Length > 1 && !sentence.AsSpan(range.Start, range.Length).ContainsAnyInRange('a', 'z') ? EntityType.Organization : EntityType.Location;

    private static bool IsCapital(string sentence, TextRange word) => char.IsUpper(sentence[word.Start]);

    private static List<TextRange> Words(string sentence)
    {
        var words = new List<TextRange>();
        for (var start = 0; start < sentence.Length;)
        {
            var end = start;
            while (end < sentence.Length && char.IsLetterOrDigit(sentence[end]))
                end++;
            if (end > start)
                words.Add(new(start, end - start));
            start = Math.Max(end, start + 1);
        }

        return words;
    }
}
