using Alerts.Core.Digests;

namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>Counts the alerts of one entity, and of each spelling that fired.</summary>
internal sealed class HitTally(TrackedEntity entity, IReadOnlySet<string> dismissed)
{
    private readonly Counter _all = new();
    private readonly Dictionary<(string Alias, MentionKind Kind), Counter> _aliases = [];

    public HitCounts Counts => _all.ToCounts();

    public void Add(Alert alert)
    {
        var isDismissed = dismissed.Contains(alert.Id);
        _all.Add(alert, alert.Reasons.Sum(reason => reason.Count), isDismissed);
        foreach (var alias in alert.Reasons.GroupBy(reason => (reason.Alias, reason.Kind)))
        {
            if (!_aliases.TryGetValue(alias.Key, out var counter))
                _aliases[alias.Key] = counter = new();
            counter.Add(alert, alias.Sum(reason => reason.Count), isDismissed);
        }
    }

    public IReadOnlyList<AliasScore> Aliases()
    {
        string[] known = [.. entity.Aliases.Select(alias => alias.Text).Prepend(entity.Name).Distinct(StringComparer.Ordinal)];
        var fired = _aliases.ToLookup(pair => pair.Key.Alias, pair => new AliasScore(pair.Key.Alias, pair.Key.Kind, pair.Value.ToCounts()));
        return
        [
            .. known.SelectMany(alias => fired.Contains(alias) ? fired[alias] : [new(alias, null, HitCounts.None)]),
            .. fired.Where(alias => !known.Contains(alias.Key)).SelectMany(alias => alias).OrderByDescending(score => score.Counts.Alerts).ThenBy(score => score.Alias, StringComparer.Ordinal),
        ];
    }

    private sealed class Counter
    {
        private readonly HashSet<string> _stories = new(StringComparer.Ordinal);
        private int _hits;
        private int _alerts;
        private int _dismissed;
        private DateTimeOffset? _last;

        public void Add(Alert alert, int hits, bool isDismissed)
        {
            _ = _stories.Add(alert.StoryId ?? alert.ArticleId);
            _hits += hits;
            _alerts++;
            _dismissed += isDismissed ? 1 : 0;
            _last = _last > alert.FirstSeen ? _last : alert.FirstSeen;
        }

        public HitCounts ToCounts() => new(_hits, _alerts, _stories.Count, _dismissed, _last);
    }
}
