using System.Globalization;

namespace Alerts.Core.Feeds.Managing;

/// <summary>What an editor wants of a feed. What is null stays as it is.</summary>
public sealed record FeedChange
{
    /// <summary>Empty: as the publisher calls it.</summary>
    public string? Title { get; init; }

    /// <summary>Empty: in none.</summary>
    public string? Folder { get; init; }

    public bool? ReadsPages { get; init; }

    /// <summary>False also asks a publisher once more who has taken the feed down.</summary>
    public bool? IsPaused { get; init; }

    /// <summary>
    /// Changes when an editor's change would meet another state than that editor saw. It leaves out what each poll writes:
    /// a poll between look and click is no reason to refuse the click.
    /// </summary>
    public static string VersionOf(Feed feed) => StableId.Of(
        "settings", feed.Id, feed.GivenTitle ?? "", feed.Folder ?? "", feed.ReadsPages.ToString(CultureInfo.InvariantCulture), feed.State.ToString());

    /// <exception cref="InputException">The folder is nested too deeply.</exception>
    public Feed ApplyTo(Feed feed, DateTimeOffset now) => WithState(
        feed with
        {
            GivenTitle = Title is null ? feed.GivenTitle : FeedNames.Title(Title),
            Folder = Folder is null ? feed.Folder : FeedNames.Folder(Folder),
            ReadsPages = ReadsPages ?? feed.ReadsPages,
        },
        now);

    private Feed WithState(Feed feed, DateTimeOffset now) => IsPaused switch
    {
        true => feed with { State = FeedState.Paused },
        false when feed.State != FeedState.Active => feed with
        {
            State = FeedState.Active,
            DueAt = feed.NotBefore > now ? feed.NotBefore.Value : now,
        },
        _ => feed,
    };
}
