using Alerts.Core.Analysis.Recognition;

namespace Alerts.Training.Recognition;

/// <summary>Words that prose writes small nearly always.</summary>
internal static class CommonWords
{
    private const int FewestTimes = 2;

    /// <summary>For one capital inside a sentence so many times small.</summary>
    private const int LeastRatio = 10;

    public static IEnumerable<uint> Of(IReadOnlyList<AnnotatedDocument> documents)
    {
        var counts = new SortedDictionary<uint, (int Small, int Capital)>();
        foreach (var article in documents.Select(document => TrainingArticle.Of(document, NameHashes.Empty)))
        {
            foreach (var sentence in article.Tokens.Sentences)
            {
                var words = article.Tokens.Words[sentence.Start..sentence.End];
                if (Headings.IsTitleCase(words))
                    continue;
                foreach (ref readonly var word in words)
                {
                    var (small, capital) = counts.GetValueOrDefault(word.Word);
                    if (word.Case == WordCase.Lower)
                        counts[word.Word] = (small + 1, capital);
                    else if (word.IsCapital && !word.IsFirst)
                        counts[word.Word] = (small, capital + 1);
                }
            }
        }

        return counts.Where(word => word.Value.Small >= FewestTimes && word.Value.Small >= word.Value.Capital * LeastRatio).Select(word => word.Key);
    }
}
