namespace Alerts.Core.Analysis.Tones;

/// <summary>What <c>tests/Alerts.Training</c> has learnt about tone, read from the assembly when first asked for.</summary>
/// <param name="Sentences">The valence of a sentence, from −4 to 4.</param>
/// <param name="Scale">What a valence means.</param>
/// <param name="Tones">Negative, neutral, positive towards a target.</param>
/// <param name="News">Bad, none, good for a target.</param>
/// <param name="SmallWords">What is no name where it has a capital.</param>
internal sealed record ToneModels(LinearModel Sentences, ValenceScale Scale, LinearModel Tones, LinearModel News, SmallWords SmallWords)
{
    private const int Classes = 3;

    private static readonly Lazy<ToneModels> Embedded = new(() => Read(EmbeddedText.Open("Models.tone.bin")));

    /// <exception cref="InvalidOperationException">The assembly lacks the models.</exception>
    /// <exception cref="InvalidDataException">They are broken.</exception>
    public static ToneModels Shipped => Embedded.Value;

    public static ToneModels Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        try
        {
            return new(
                LinearModel.Read(reader, 1),
                ValenceScale.Read(reader),
                LinearModel.Read(reader, Classes),
                LinearModel.Read(reader, Classes),
                SmallWords.Read(reader));
        }
        catch (EndOfStreamException fault)
        {
            throw new InvalidDataException("The tone models end early: train them again (tests/Alerts.Training).", fault);
        }
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        Sentences.Write(writer);
        Scale.Write(writer);
        Tones.Write(writer);
        News.Write(writer);
        SmallWords.Write(writer);
    }

    /// <summary>
    /// The mean of what the word list and the model say: the list keeps a plain report neutral, the model knows what no list holds.
    /// </summary>
    public ToneEstimate EstimateOf(double listed, double valence)
    {
        var (list, model) = (ToneScale.EstimateOf(listed), Scale.EstimateOf(valence));
        return new((list.Negative + model.Negative) / 2, (list.Neutral + model.Neutral) / 2, (list.Positive + model.Positive) / 2);
    }
}

/// <summary>Where on the scale of valences readers begin to call a sentence negative or positive.</summary>
internal readonly record struct ValenceScale(float NegativeBelow, float PositiveAbove, float Steepness)
{
    public ToneEstimate EstimateOf(double valence)
    {
        var negative = Logistic(Steepness * (NegativeBelow - valence));
        var positive = Logistic(Steepness * (valence - PositiveAbove));
        return new(negative, 1 - negative - positive, positive);
    }

    public static ValenceScale Read(BinaryReader reader) => new(reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());

    public void Write(BinaryWriter writer)
    {
        writer.Write(NegativeBelow);
        writer.Write(PositiveAbove);
        writer.Write(Steepness);
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
