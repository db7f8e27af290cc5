namespace Alerts.Core.Articles.Stories;

/// <summary>
/// Finds which articles are copies of each other. A story is open for 72 hours from its first article on; after that the same
/// text begins a new one.
/// </summary>
public sealed class StoryFinder(IStoryStore stories) : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(72);

    /// <summary>The batches of this process go one by one, so that they do not make each other read again.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Finding an article again changes nothing.</summary>
    /// <returns>The story of each version of an article.</returns>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        StoryMember[] newcomers =
        [
            .. articles
                .Select(StoryMember.Alone)
                .DistinctBy(member => member.VersionId)
                .OrderBy(member => member.FirstSeen)
                .ThenBy(member => member.VersionId, StringComparer.Ordinal),
        ];
        var keys = newcomers.SelectMany(member => member.Signature.Keys()).ToHashSet();
        if (keys.Count == 0)
            return newcomers.ToDictionary(member => member.VersionId, member => member.StoryId);

        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                // A story that begins a window after the last newcomer still takes articles for another window.
                var known = await stories.ReadAsync(keys, newcomers[0].FirstSeen - Window, newcomers[^1].FirstSeen + (2 * Window), cancellationToken);
                var (placed, added) = Place(newcomers, known.Members);
                if (await stories.AddAsync(added, known.Version, cancellationToken))
                    return placed;
            }
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static (Dictionary<string, string> Placed, List<StoryMember> Added) Place(StoryMember[] newcomers, IReadOnlyList<StoryMember> known)
    {
        var members = known.ToDictionary(member => member.VersionId);
        var added = new List<StoryMember>();
        foreach (var newcomer in newcomers.Where(newcomer => !members.ContainsKey(newcomer.VersionId)))
        {
            var first = members.Values
                .Where(member => (newcomer.FirstSeen - member.StorySince).Duration() <= Window && newcomer.IsCopyOf(member))
                .OrderBy(member => member.StorySince)
                .ThenBy(member => member.StoryId, StringComparer.Ordinal)
                .FirstOrDefault();
            var member = first is null ? newcomer : newcomer with { StoryId = first.StoryId, StorySince = first.StorySince };
            members.Add(member.VersionId, member);
            if (member.Signature.Keys().Any())
                added.Add(member);
        }

        return (newcomers.ToDictionary(newcomer => newcomer.VersionId, newcomer => members[newcomer.VersionId].StoryId), added);
    }
}
