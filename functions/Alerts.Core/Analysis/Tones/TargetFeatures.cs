using Alerts.Core.Analysis.Recognition;

namespace Alerts.Core.Analysis.Tones;

/// <summary>
/// What the target model looks at: everything relative to the target, whose own words are unknown to it. Kinds of verbs, the lexicon's
/// hits and places are the same in all languages; words and stems are not.
/// </summary>
/// <param name="valences">The sentence model, whose weights of single words serve as a learnt lexicon.</param>
internal sealed class TargetFeatures(LinearModel valences)
{
    private readonly FeatureList _sentence = new();

    private enum Kind : uint
    {
        Bias = 0x151,
        Word,
        Stem,
        SideStem,
        NearWord,
        Pair,
        Beside,
        Place,
        Action,
        ActionSide,
        ActionNear,
        ActionClause,
        ActionPassive,
        FirstAction,
        ActionPair,
        Hit,
        Sum,
        Valence,
        Sentence,
        Pronoun,
        Preposition,
    }

    /// <param name="target">Index of the target's first word.</param>
    public void Add(ToneWords sentence, int target, ReadOnlySpan<char> mention, FeatureList features)
    {
        SentenceFeatures.Add(sentence, _sentence);
        Span<double> score = stackalloc double[1];
        valences.Score(_sentence, score);
        features.Clear();
        var words = sentence.Words;
        var language = sentence.Language;
        var bag = 2 / MathF.Sqrt(Math.Max(words.Length, 9));
        features.Add((uint)Kind.Bias, 0, 1f);
        features.Add((uint)Kind.Bias, language, 1f);

        AddBag(words, target, bag, features);
        AddBeside(words, target, features);
        AddActions(words, target, features);
        AddSums(words, target, language, features);
        AddPlace(sentence, target, (float)score[0], features);
        AddPronoun(mention, features);
    }

    private static void AddBag(ReadOnlySpan<ToneWord> words, int target, float bag, FeatureList features)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (i == target)
                continue;
            ref readonly var word = ref words[i];
            var (side, distance) = (i < target ? 0u : 1u, Math.Abs(i - target));
            var near = distance <= 3 ? 0u : distance <= 8 ? 1u : 2u;
            features.Add((uint)Kind.Word, word.Hash, bag);
            features.Add((uint)Kind.Stem, word.Stem, bag);
            features.Add((uint)Kind.SideStem, word.Stem, (side * 4) + near, bag);
            if (distance <= 6)
                features.Add((uint)Kind.NearWord, word.Hash, side, bag);
            if (i + 1 < words.Length && i + 1 != target)
                features.Add((uint)Kind.Pair, word.Hash, words[i + 1].Hash, bag);
        }
    }

    private static void AddBeside(ReadOnlySpan<ToneWord> words, int target, FeatureList features)
    {
        const float Weight = 0.5f;
        var (before2, before, after, after2) = (At(words, target - 2), At(words, target - 1), At(words, target + 1), At(words, target + 2));
        features.Add((uint)Kind.Beside, 1, before, Weight);
        features.Add((uint)Kind.Beside, 2, after, Weight);
        features.Add((uint)Kind.Beside, 3, WordHash.Mix(before2, before), Weight);
        features.Add((uint)Kind.Beside, 4, WordHash.Mix(after, after2), Weight);
        features.Add((uint)Kind.Beside, 5, WordHash.Mix(before, after), Weight);
        features.Add((uint)Kind.Beside, 6, WordHash.Mix(WordHash.Mix(after, after2), At(words, target + 3)), Weight);
        for (var i = target - 1; i >= Math.Max(0, target - 3); i--)
        {
            if (!words[i].IsFunction)
                continue;
            features.Add((uint)Kind.Preposition, words[i].Hash, Weight);
            break;
        }
    }

    private static void AddActions(ReadOnlySpan<ToneWord> words, int target, FeatureList features)
    {
        var (last, first) = (WordAction.None, WordAction.None);
        for (var i = 0; i < words.Length; i++)
        {
            ref readonly var word = ref words[i];
            if (word.Action == WordAction.None)
                continue;
            var (side, distance) = (i < target ? 0u : 1u, Math.Abs(i - target));
            var action = (uint)word.Action + (word.IsNegated ? 100u : 0);
            var near = distance <= 1 ? 0u : distance <= 3 ? 1u : distance <= 6 ? 2u : distance <= 12 ? 3u : 4u;
            var place = (side * 8) + near;
            features.Add((uint)Kind.Action, action, 0.5f);
            features.Add((uint)Kind.ActionSide, action, side, 0.5f);
            features.Add((uint)Kind.ActionNear, action, place, 0.5f);
            if (word.Clause == words[target].Clause)
                features.Add((uint)Kind.ActionClause, action, side, 0.5f);
            if (IsPassive(words, i))
                features.Add((uint)Kind.ActionPassive, action, side, 0.5f);
            if (i < target)
                last = word.Action;
            else if (first == WordAction.None)
                first = word.Action;
        }

        features.Add((uint)Kind.FirstAction, (uint)first, 0, 0.5f);
        features.Add((uint)Kind.FirstAction, (uint)last, 1, 0.5f);
        features.Add((uint)Kind.ActionPair, (uint)last, (uint)first, 0.5f);
    }

    private void AddSums(ReadOnlySpan<ToneWord> words, int target, uint language, FeatureList features)
    {
        Span<float> lexicon = stackalloc float[12];
        Span<float> learnt = stackalloc float[12];
        lexicon.Clear();
        learnt.Clear();
        for (var i = 0; i < words.Length; i++)
        {
            if (i == target)
                continue;
            ref readonly var word = ref words[i];
            var (side, distance) = (i < target ? 0 : 1, Math.Abs(i - target));
            AddTo(lexicon, word.Polarity, side, distance, word.Clause == words[target].Clause, IsCut(words, target, i));
            var valence = valences.WeightOf(SentenceFeatures.KeyOfWord(word), 0) + valences.WeightOf(SentenceFeatures.KeyOfStem(word), 0);
            AddTo(learnt, word.IsNegated ? -valence * 0.5f : valence, side, distance, word.Clause == words[target].Clause, IsCut(words, target, i));
            if (word.Polarity == 0)
                continue;
            var sign = word.Polarity < 0 ? 1u : 2u;
            var near = distance <= 1 ? 0u : distance <= 3 ? 1u : distance <= 6 ? 2u : distance <= 12 ? 3u : 4u;
            features.Add((uint)Kind.Hit, sign, (uint)(side * 8) + near, 0.5f);
            features.Add((uint)Kind.Hit, sign + 8, (uint)(side * 8) + (word.Clause == words[target].Clause ? 1u : 0), 0.5f);
            features.Add((uint)Kind.Hit, sign + 16, (uint)word.Action, 0.5f);
        }

        for (var i = 0; i < lexicon.Length; i++)
        {
            features.Add((uint)Kind.Sum, (uint)i, Bent(lexicon[i], 3));
            features.Add((uint)Kind.Sum, (uint)i, language, Bent(lexicon[i], 3));
            features.Add((uint)Kind.Valence, (uint)i, Bent(learnt[i], 2));
        }
    }

    private static void AddTo(Span<float> sums, float value, int side, int distance, bool isSameClause, bool isCut)
    {
        sums[0] += value;
        sums[1 + side] += value;
        sums[3 + side] += distance <= 4 ? value : 0;
        sums[5] += distance <= 8 ? value : 0;
        sums[6] += isSameClause ? value : 0;
        sums[7] += value * 3 / (2 + distance);
        sums[8 + side] += isCut ? 0 : value;
        sums[10] += Math.Max(value, 0);
        sums[11] += Math.Min(value, 0);
    }

    private static void AddPlace(ToneWords sentence, int target, float score, FeatureList features)
    {
        var words = sentence.Words;
        ref readonly var here = ref words[target];
        var (before, after, quoted) = (0, 0, false);
        for (var i = 0; i < words.Length; i++)
        {
            before += i < target && words[i].IsName ? 1 : 0;
            after += i > target && words[i].IsName ? 1 : 0;
            quoted |= words[i].InQuotes;
        }

        var next = target + 1 < words.Length ? words[target + 1].Mark : '.';
        var share = target * 4 / Math.Max(1, words.Length);
        Place(1, target == 0 ? 1u : target <= 2 ? 2u : 3u);
        Place(2, (uint)share);
        Place(3, (uint)Math.Min(before, 2));
        Place(4, (uint)Math.Min(after, 2));
        Place(5, (here.InQuotes ? 2u : 0) + (quoted ? 1u : 0));
        Place(6, next);
        Place(7, here.Mark);
        Place(8, (uint)Math.Min(words.Length / 6, 6));
        Place(9, (sentence.IsTitleCase ? 2u : 0) + (sentence.IsQuestion ? 1u : 0));
        Place(10, (uint)Math.Min(here.Clause, 3));

        var sign = score > 0.4f ? 2u : score < -0.4f ? 1u : 0;
        features.Add((uint)Kind.Sentence, 1, 0, score / 2);
        features.Add((uint)Kind.Sentence, 2, 0, MathF.Abs(score) / 2);
        features.Add((uint)Kind.Sentence, 3, target == 0 ? 1u : target <= 2 ? 2u : 3u, score / 2);
        features.Add((uint)Kind.Sentence, 4, before > 0 ? 1u : 0, score / 2);
        features.Add((uint)Kind.Sentence, 5, here.InQuotes ? 1u : quoted ? 2u : 0, score / 2);
        features.Add((uint)Kind.Sentence, 6, sentence.Language, score / 2);
        features.Add((uint)Kind.Sentence, 7, sign, (uint)Math.Min(before, 2), 0.5f);
        features.Add((uint)Kind.Sentence, 8, sign, (uint)Math.Min(after, 2), 0.5f);
        features.Add((uint)Kind.Sentence, 9, sign, target > 0 && words[target - 1].IsFunction ? words[target - 1].Hash : 0, 0.5f);

        void Place(uint which, uint value) => features.Add((uint)Kind.Place, which, value, 0.5f);
    }

    /// <summary>Whether "he" or "him" is spoken of tells who acts; a name is never looked at.</summary>
    private static void AddPronoun(ReadOnlySpan<char> mention, FeatureList features)
    {
        Span<char> letters = stackalloc char[5];
        var length = mention.Length <= letters.Length ? mention.ToUpperInvariant(letters) : 0;
        var upper = letters[..length];
        var isPronoun = upper is
            "I" or "ME" or "MY" or "HE" or "HIM" or "HIS" or "SHE" or "HER" or "IT" or "ITS" or "WE" or "US" or "OUR" or "THEY" or "THEM" or "THEIR"
            or "YOU" or "YOUR" or "ÉL" or "ELLA" or "ELLOS" or "ELLAS" or "SU" or "SUS";
        features.Add((uint)Kind.Pronoun, isPronoun ? WordHash.Of(upper) : 0, 0.5f);
        features.Add((uint)Kind.Pronoun, 1, (uint)Math.Min(mention.Count(' '), 4), 0.5f);
        features.Add((uint)Kind.Pronoun, 2, mention.Length > 0 && char.IsLower(mention[0]) ? 1u : 0, 0.5f);
    }

    /// <summary>Whether another name stands between the target and the word.</summary>
    private static bool IsCut(ReadOnlySpan<ToneWord> words, int target, int index)
    {
        var (from, to) = index < target ? (index + 1, target) : (target + 1, index);
        if (to - from > 24)
            return true;
        for (var i = from; i < to; i++)
        {
            if (words[i].IsName)
                return true;
        }

        return false;
    }

    private static readonly HashSet<uint> Auxiliaries =
    [
        .. new[] { "was", "were", "is", "are", "been", "being", "be", "gets", "got" }.Select(word => WordHash.Mix(WordHash.Of(word), 1)),
        .. new[] { "fue", "fueron", "es", "son", "ser", "sido", "siendo", "sera", "esta", "queda", "quedo" }.Select(word => WordHash.Mix(WordHash.Of(word), 2)),
    ];

    private static bool IsPassive(ReadOnlySpan<ToneWord> words, int index) =>
        (index > 0 && Auxiliaries.Contains(words[index - 1].Hash)) || (index > 1 && Auxiliaries.Contains(words[index - 2].Hash));

    private static uint At(ReadOnlySpan<ToneWord> words, int index) =>
        index < 0 ? 7 : index >= words.Length ? 8 : words[index].Mark is ' ' or '"' || index == 0 ? words[index].Hash : WordHash.Mix(words[index].Hash, words[index].Mark);

    private static float Bent(float sum, float bend) => sum / MathF.Sqrt((sum * sum) + (bend * bend)) * 1.5f;
}
