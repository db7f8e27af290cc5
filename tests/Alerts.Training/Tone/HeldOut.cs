namespace Alerts.Training.Tone;

/// <summary>What models said about texts that they had not learnt.</summary>
internal sealed record HeldOut(
    IReadOnlyList<HeldSentence> Sentences, IReadOnlyList<HeldTarget> Tones, IReadOnlyList<HeldTarget> News);

/// <param name="Valence">As the model has it.</param>
/// <param name="Listed">As the word list has it.</param>
internal sealed record HeldSentence(LabelledSentence Sentence, double Valence, double Listed);

/// <param name="Scores">One a class.</param>
internal sealed record HeldTarget(LabelledTarget Target, int Label, double[] Scores)
{
    public int Guess => Array.IndexOf(Scores, Scores.Max());

    public HeldTarget Divided(double temperature) => this with { Scores = [.. Scores.Select(score => score / temperature)] };

    public double ProbabilityOf(int label)
    {
        var top = Scores.Max();
        return Math.Exp(Scores[label] - top) / Scores.Sum(score => Math.Exp(score - top));
    }
}
