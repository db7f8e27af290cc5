namespace Alerts.Core.Analysis.Tones;

/// <summary>What the sentence model looks at: words, pairs and stems, the lexicon's hits, kinds of verbs, punctuation.</summary>
internal static class SentenceFeatures
{
    private const double Bend = 9;

    /// <summary>The list is to be trusted more than a word seen twice.</summary>
    private const float LexiconStrength = 2;

    private enum Kind : uint
    {
        Bias = 0x51,
        Word,
        Stem,
        Pair,
        Negated,
        Action,
        NegatedAction,
        Lexicon,
        Length,
        Mark,
    }

    /// <summary>The feature of a word, whose learnt weight serves the target model as a dictionary.</summary>
    public static uint KeyOfWord(in ToneWord word) => Recognition.WordHash.Mix((uint)Kind.Word, word.Hash);

    public static uint KeyOfStem(in ToneWord word) => Recognition.WordHash.Mix((uint)Kind.Stem, word.Stem);

    public static void Add(ToneWords sentence, FeatureList features)
    {
        features.Clear();
        var words = sentence.Words;
        var language = sentence.Language;
        var weight = 1 / MathF.Sqrt(Math.Max(words.Length, 4));
        features.Add((uint)Kind.Bias, language, 0.3f);
        var (sum, good, bad, goods, bads, afterBreak) = (0.0, 0.0, 0.0, 0, 0, 0.0);
        var quotes = false;
        for (var i = 0; i < words.Length; i++)
        {
            ref readonly var word = ref words[i];
            if (word.IsShielded)
                continue;
            features.Add(KeyOfWord(word), weight);
            features.Add(KeyOfStem(word), weight);
            if (i + 1 < words.Length)
                features.Add((uint)Kind.Pair, word.Hash, words[i + 1].Hash, weight);
            if (word.IsNegated)
                features.Add((uint)Kind.Negated, word.Stem, weight);
            if (word.Action != WordAction.None)
                features.Add(word.IsNegated ? (uint)Kind.NegatedAction : (uint)Kind.Action, (uint)word.Action, weight);
            quotes |= word.InQuotes;
            if (word.IsClauseBreak)
                afterBreak = 0;
            sum += word.Polarity;
            afterBreak += word.Polarity;
            if (word.Polarity > 0)
                (good, goods) = (good + word.Polarity, goods + 1);
            else if (word.Polarity < 0)
                (bad, bads) = (bad + word.Polarity, bads + 1);
        }

        Lexicon(1, (float)(sum / Math.Sqrt((sum * sum) + Bend)));
        Lexicon(2, (float)(good / Math.Sqrt((good * good) + Bend)));
        Lexicon(3, (float)(bad / Math.Sqrt((bad * bad) + Bend)));
        Lexicon(4, (float)(sum * weight));
        Lexicon(5, (float)(afterBreak / Math.Sqrt((afterBreak * afterBreak) + Bend)));
        Lexicon(6, goods > 0 && bads > 0 ? 0.5f : 0);
        Lexicon(7, goods == 0 && bads == 0 ? 0.5f : 0);
        Lexicon(8, (goods - bads) / (float)(goods + bads + 1));
        features.Add((uint)Kind.Length, (uint)Math.Min(words.Length / 6, 6), 0.3f);
        features.Add((uint)Kind.Mark, 1, sentence.IsQuestion ? 0.4f : 0);
        features.Add((uint)Kind.Mark, 2, quotes ? 0.4f : 0);

        void Lexicon(uint which, float value) => features.Add((uint)Kind.Lexicon, which, LexiconStrength * value);
    }
}
