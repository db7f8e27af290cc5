using Alerts.Core.Analysis;
using Alerts.Core.Analysis.Tones;
using Alerts.Core.Articles;

namespace Alerts.Training.Tone;

/// <summary>Finds the words that the texts write small nearly always. Labels are not looked at, so that held-out texts may count, too.</summary>
internal static class SmallWordCount
{
    private const int FewestTimes = 2;

    /// <summary>For one capital inside a sentence so many times small.</summary>
    private const int LeastRatio = 8;

    public static SmallWords Of(ToneData data)
    {
        var counts = new SortedDictionary<uint, (int Small, int Capital)>();
        var words = new FoldedWords();
        foreach (var (text, language) in data.Sentences.Select(sentence => (sentence.Text, sentence.Language)).Distinct())
        {
            words.Read(text, new TextRange(0, text.Length), NameCursor.None);
            if (ToneWords.LooksLikeTitle(words, text))
                continue;
            for (var i = 0; i < words.Count; i++)
            {
                var isCapital = char.IsUpper(text[words.RangeOf(i).Start]);
                if (isCapital && i == 0)
                    continue;
                var number = ToneWords.NumberOf(language);
                Count(ToneWords.HashOf(words[i], number), isCapital);
                Count(ToneWords.StemOf(words[i], number), isCapital);
            }
        }

        return new([.. counts.Where(word => word.Value.Small >= FewestTimes && word.Value.Small >= word.Value.Capital * LeastRatio).Select(word => word.Key)]);

        void Count(uint key, bool isCapital)
        {
            var (small, capital) = counts.GetValueOrDefault(key);
            counts[key] = isCapital ? (small, capital + 1) : (small + 1, capital);
        }
    }
}
