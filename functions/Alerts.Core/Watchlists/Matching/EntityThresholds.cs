namespace Alerts.Core.Watchlists.Matching;

/// <summary>Holds back entities of which the article makes less than they ask for.</summary>
internal sealed class EntityThresholds(string title, string text)
{
    /// <returns>Numbers of those entities.</returns>
    public HashSet<int> Below(IReadOnlyList<(Candidate Candidate, Mention Mention)> mentions, Rejections rejections)
    {
        var below = new HashSet<int>();
        foreach (var entity in mentions.Where(pair => pair.Candidate.Entity.Entity.Threshold is not null).GroupBy(pair => pair.Candidate.Entity))
        {
            if (Failure(entity.Key.Entity.Threshold!, [.. entity.Select(pair => pair.Mention)]) is not { } reason)
                continue;
            below.Add(entity.Key.Number);
            rejections.Add(entity.MinBy(pair => (pair.Candidate.Words.Field, pair.Candidate.Words.First)).Candidate, RejectionKind.BelowThreshold, reason);
        }
        return below;
    }

    private string? Failure(Threshold threshold, Mention[] mentions)
    {
        if (mentions.Length < threshold.Mentions)
            return $"the entity asks for {threshold.Mentions} mentions and the article has {mentions.Length}";
        var salience = SalienceRule.Of(title, text, mentions);
        return salience < threshold.Salience
            ? $"the entity asks for “{WatchlistWords.Of(threshold.Salience)}” and the article has it only as “{WatchlistWords.Of(salience)}”"
            : null;
    }
}
