namespace Alerts.Core.Analysis.Tones;

/// <summary>What the words of a clause so far do to the next ones, as the last index they reach.</summary>
internal struct ToneClause
{
    private const int NegationReach = 3;
    private const int ModifierReach = 2;
    private const double Intensified = 1.5;
    private const double Diminished = 0.5;

    /// <summary>"Not freed" is bad news, but "not tortured" is hardly good news.</summary>
    private const double NegatedPraise = -0.7;
    private const double NegatedBlame = -0.3;

    private int _negatedUntil;
    private int _modifiedUntil;
    private double _factor;

    public readonly bool IsNegated(int index) => _negatedUntil > 0 && index <= _negatedUntil;

    /// <param name="index">Of the match's first word.</param>
    /// <returns>The tone that the match adds; 0 for words that only shape others.</returns>
    public double Read(LexiconMatch match, int index)
    {
        var last = index + match.Length - 1;
        switch (match.Role)
        {
            case WordRole.Tone:
                return Apply(match.Weight, index);
            case WordRole.Negator:
                _negatedUntil = last + NegationReach;
                break;
            case WordRole.Intensifier:
                (_modifiedUntil, _factor) = (last + ModifierReach, Intensified);
                break;
            case WordRole.Diminisher:
                (_modifiedUntil, _factor) = (last + ModifierReach, Diminished);
                break;
            case WordRole.ClauseBreak:
                this = default;
                break;
        }

        return 0;
    }

    private readonly double Apply(double weight, int index)
    {
        if (index <= _modifiedUntil && _factor > 0)
            weight *= _factor;
        if (IsNegated(index))
            weight *= weight > 0 ? NegatedPraise : NegatedBlame;
        return weight;
    }
}
