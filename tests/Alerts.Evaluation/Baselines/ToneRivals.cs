using Alerts.Core.Analysis;
using Alerts.Evaluation.Samples;

namespace Alerts.Evaluation.Baselines;

/// <summary>Those of the baselines that are installed. They tell the tone of a sentence, whoever it names.</summary>
internal sealed class ToneRivals
{
    private const string AfinnName = "AFINN";
    private const string VaderName = "VADER's rules";
    private const string SpanishName = "AFINN in Spanish";

    private readonly AfinnRules? _afinn;
    private readonly AfinnRules? _spanish;
    private readonly VaderRules? _vader;

    private ToneRivals(string folder)
    {
        _afinn = RivalWords.Afinn(folder);
        _spanish = RivalWords.SpanishAfinn(folder);
        _vader = RivalWords.Vader(folder);
    }

    public IEnumerable<string> Missing => new (string Name, object? Rules)[] { (AfinnName, _afinn), (VaderName, _vader), (SpanishName, _spanish) }
        .Where(rival => rival.Rules is null)
        .Select(rival => rival.Name);

    public IEnumerable<(string Name, Func<TonedMention, ToneEstimate> Answer)> Tones
    {
        get
        {
            if (_afinn is not null)
                yield return (AfinnName, example => _afinn.EstimateOf(example.Text));
            if (_vader is not null)
                yield return (VaderName, example => _vader.EstimateOf(example.Text));
        }
    }

    public IEnumerable<(string Name, Func<TonedMention, ToneEstimate> Answer)> SpanishTones
    {
        get
        {
            if (_spanish is not null)
                yield return (SpanishName, example => _spanish.EstimateOf(example.Text));
        }
    }

    public IEnumerable<(string Name, Func<string, double> Score)> Scores
    {
        get
        {
            if (_afinn is not null)
                yield return (AfinnName, _afinn.Sum);
            if (_vader is not null)
                yield return (VaderName, _vader.Compound);
        }
    }

    public static ToneRivals In(DirectoryInfo folder) => new(folder.FullName);
}
