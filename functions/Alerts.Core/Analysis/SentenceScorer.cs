using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <summary>Adds up the tone of a sentence's words. Holds buffers: one a document, not shared between threads.</summary>
internal sealed class SentenceScorer(ToneLexicon lexicon)
{
    private const int NegationReach = 3;
    private const int ModifierReach = 2;
    private const double Intensified = 1.5;
    private const double Diminished = 0.5;

    /// <summary>"Not freed" is bad news, but "not tortured" is hardly good news.</summary>
    private const double NegatedPraise = -0.7;
    private const double NegatedBlame = -0.3;

    /// <summary>The weight in squares at which a score bends: one word of weight 1, 2, 3 gives 0.32, 0.55, 0.71.</summary>
    private const double Bend = ToneLexicon.StrongestWeight * ToneLexicon.StrongestWeight;

    private readonly FoldedWords _words = new();

    /// <returns>From −1 to 1, both exclusive.</returns>
    public double Score(string field, TextRange sentence, NameCursor names)
    {
        _words.Read(field, sentence, names);
        var sum = 0.0;
        var clause = default(Clause);
        for (var i = 0; i < _words.Count;)
        {
            if (_words.StartsClause(i))
                clause = default;

            var match = lexicon.Match(_words, i);
            var last = i + match.Length - 1;
            switch (match.Role)
            {
                case WordRole.Tone:
                    sum += clause.Apply(match.Weight, i);
                    break;
                case WordRole.Negator:
                    clause = clause with { NegatedUntil = last + NegationReach };
                    break;
                case WordRole.Intensifier:
                    clause = clause with { ModifiedUntil = last + ModifierReach, Factor = Intensified };
                    break;
                case WordRole.Diminisher:
                    clause = clause with { ModifiedUntil = last + ModifierReach, Factor = Diminished };
                    break;
                case WordRole.ClauseBreak:
                    clause = default;
                    break;
            }

            i += match.Length;
        }

        return sum / Math.Sqrt((sum * sum) + Bend);
    }

    /// <summary>What the words so far do to the next ones, as the last index they reach.</summary>
    private readonly record struct Clause(int NegatedUntil, int ModifiedUntil, double Factor)
    {
        public double Apply(double weight, int index)
        {
            if (index <= ModifiedUntil && Factor > 0)
                weight *= Factor;
            if (NegatedUntil > 0 && index <= NegatedUntil)
                weight *= weight > 0 ? NegatedPraise : NegatedBlame;
            return weight;
        }
    }
}
