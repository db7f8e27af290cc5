using Alerts.Core.Analysis.Recognition.Rules;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Analysis.Recognition;

/// <summary>Tells facilities from places, and laws and events from other names. Holds buffers: not for several threads at once.</summary>
internal sealed class NameTyper(TaggerModel model)
{
    /// <summary>What a name of a kind may turn out to be.</summary>
    private static readonly EntityType[][] Candidates =
    [
        [EntityType.Person],
        [EntityType.Organization, EntityType.Facility, EntityType.Law, EntityType.Event],
        [EntityType.Location, EntityType.Facility],
        [EntityType.Other, EntityType.Law, EntityType.Event],
    ];

    private readonly uint[] _keys = new uint[NameFeatures.Most];
    private readonly float[] _scores = new float[TagSet.Count];

    public EntityType TypeOf(TaggedName name, ReadOnlySpan<WordFacts> words, NamePatterns patterns)
    {
        var candidates = Candidates[(int)name.Kind];
        if (candidates.Length == 1)
            return candidates[0];
        var count = NameFeatures.Extract(words, name.Start, name.End, patterns.TypeOf(words[name.Start..name.End]), _keys);
        model.Score(_keys.AsSpan(0, count), _scores);
        var best = candidates[0];
        foreach (var candidate in candidates)
        {
            if (_scores[(int)candidate] > _scores[(int)best])
                best = candidate;
        }

        return best;
    }
}
