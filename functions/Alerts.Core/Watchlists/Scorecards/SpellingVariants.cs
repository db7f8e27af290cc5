using Alerts.Core.Articles;
using Alerts.Core.Watchlists.Matching;

namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>Finds what is nearly a known spelling: capitalised words in a row that share a word with it. Any number of threads may look.</summary>
internal sealed class SpellingVariants(SpellingIndex index)
{
    /// <summary>Words in a row; more are a heading.</summary>
    private const int LongestRow = 12;

    /// <summary>The nearest variant of each entity that the article did not mention, at its first place.</summary>
    public IEnumerable<Variant> In(Article article, IReadOnlySet<string> mentioned)
    {
        var nearest = new Dictionary<string, Variant>(StringComparer.Ordinal);
        foreach (var words in (FieldWords[])[new(TextField.Title, article.Title), new(TextField.Text, article.Text)])
        {
            for (var first = 0; first < words.Count;)
            {
                var end = EndOfRow(words, first);
                if (end > first && end - first <= LongestRow)
                    Look(words, first, end, mentioned, nearest);
                first = Math.Max(end, first + 1);
            }
        }

        return nearest.Values;
    }

    private void Look(FieldWords words, int first, int end, IReadOnlySet<string> mentioned, Dictionary<string, Variant> nearest)
    {
        var row = Enumerable.Range(first, end - first).Select(word => FoldedName.Of(words.SpanOf(word).ToString())).ToArray();
        foreach (var spelling in row.SelectMany(index.Near).Distinct().Where(spelling => !mentioned.Contains(spelling.EntityId)))
        {
            // Longer rows first: of two that differ alike, the one that holds more is what was meant.
            for (var length = Math.Min(row.Length, spelling.Words.Length + 1); length >= Math.Max(1, spelling.Words.Length - 1); length--)
            {
                for (var start = 0; start + length <= row.Length; start++)
                {
                    if (spelling.DifferenceTo(row.AsSpan(start, length)) is not { } difference
                        || (nearest.TryGetValue(spelling.EntityId, out var known) && known.Difference <= difference))
                    {
                        continue;
                    }

                    var (from, to) = (words[first + start].Start, words[first + start + length - 1].End);
                    nearest[spelling.EntityId] = new(spelling.EntityId, words.Text[from..to], words.Field, new(from, to - from), difference);
                }
            }
        }
    }

    /// <summary>Behind the last of the capitalised words that stand in a row; particles may stand between them.</summary>
    private static int EndOfRow(FieldWords words, int first)
    {
        if (!words.StartsWithCapital(first) || words.IsInCapitals(first) || words.IsInTitleCase(first))
            return first;
        var end = first + 1;
        for (var word = end; word < words.Count && IsJoined(words, word); word++)
        {
            if (words.StartsWithCapital(word))
                end = word + 1;
            else if (!NameWords.IsParticle(words.SpanOf(word)))
                break;
        }

        return end;
    }

    private static bool IsJoined(FieldWords words, int word) =>
        words.FollowsBySpace(word) || (words[word].Paragraph == words[word - 1].Paragraph && words.Before(word) is "-" or "‐" or "‑");
}

/// <param name="Surface">As it stands in the article.</param>
/// <param name="Difference">Words that differ from the known spelling.</param>
internal sealed record Variant(string EntityId, string Surface, TextField Field, TextRange Place, int Difference);
