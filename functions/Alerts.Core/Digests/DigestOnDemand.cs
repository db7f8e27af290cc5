using Alerts.Core.Watchlists;

namespace Alerts.Core.Digests;

public abstract record DigestAnswer
{
    private DigestAnswer() { }

    /// <param name="More">An entity has more alerts in the window than the limit let through.</param>
    public sealed record Found(DigestContent Content, DateTimeOffset Since, DateTimeOffset Until, bool More) : DigestAnswer;

    /// <param name="Known">Ids of all tracked entities.</param>
    public sealed record UnknownEntity(string Asked, IReadOnlyList<string> Known) : DigestAnswer;
}

/// <summary>Answers a caller who asks now: the alerts of some entities in a window of time.</summary>
public sealed class DigestOnDemand(WatchlistSource watchlists, IAlertStore alerts, TimeProvider clock)
{
    /// <exception cref="InputException">A word of the request cannot be used.</exception>
    public async Task<DigestAnswer> BuildAsync(DigestRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var query = DigestQuery.Parse(request, now);
        var tracked = (await watchlists.GetAsync(cancellationToken)).Entities;

        var entities = new List<TrackedEntity>();
        foreach (var asked in query.Entities)
        {
            if (Find(tracked, asked) is not { } entity)
                return new DigestAnswer.UnknownEntity(asked, [.. tracked.Select(each => each.Id).Order(StringComparer.Ordinal)]);
            if (!entities.Contains(entity))
                entities.Add(entity);
        }

        var groups = new List<DigestGroup>();
        var more = false;
        foreach (var entity in entities)
        {
            // One above the limit tells whether anything was left out.
            var read = await alerts.ReadAsync(entity.Id, query.Since, query.Until, query.Limit + 1, cancellationToken)
                .ToListAsync(cancellationToken);
            more |= read.Count > query.Limit;
            groups.Add(new DigestGroup(entity.Id, entity.Name, SyndicatedCopies.Fold(read.Take(query.Limit))));
        }

        var content = new DigestContent { Title = TitleOf(entities), TimeZone = "Etc/UTC", CreatedAt = now, Groups = groups };
        return new DigestAnswer.Found(content, query.Since, query.Until, more);
    }

    private static TrackedEntity? Find(IReadOnlyList<TrackedEntity> tracked, string asked) =>
        tracked.FirstOrDefault(entity => entity.Id.Equals(asked, StringComparison.OrdinalIgnoreCase))
        ?? tracked.FirstOrDefault(entity => entity.Name.Equals(asked, StringComparison.OrdinalIgnoreCase));

    private static string TitleOf(List<TrackedEntity> entities) => entities switch
    {
        [var only] => only.Name,
        [var first, var second] => $"{first.Name} and {second.Name}",
        _ => $"{entities[0].Name} and {entities.Count - 1} more",
    };
}
