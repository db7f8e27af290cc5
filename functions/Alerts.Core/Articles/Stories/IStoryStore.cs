namespace Alerts.Core.Articles.Stories;

/// <param name="Version">The store's mark of the index as it was read; it changes with every addition.</param>
public sealed record KnownStories(IReadOnlyList<StoryMember> Members, string? Version);

/// <summary>Index of near-duplicates: the articles of the last days by what their copies would share with them.</summary>
public interface IStoryStore
{
    /// <summary>Articles first seen from <paramref name="since"/> to <paramref name="until"/>, both inclusive, that have one of these keys.</summary>
    /// <param name="keys">At least one.</param>
    Task<KnownStories> ReadAsync(
        IReadOnlyCollection<StoryKey> keys, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken);

    /// <returns>False when somebody has added articles since the index was read: they may be copies, so read it again.</returns>
    Task<bool> AddAsync(IReadOnlyList<StoryMember> members, string? version, CancellationToken cancellationToken);
}
