using Alerts.Core.Watchlists;

namespace Alerts.Core.Explaining;

/// <summary>Where the way of an article to a reader ended. In the order of the pipeline: each is further than the one before.</summary>
public enum ExplainStage
{
    /// <summary>No feed has had an item with this address.</summary>
    NotInAnyFeed,

    /// <summary>The same, and a feed of that site cannot be read: it fails, is paused or is gone.</summary>
    FeedFailing,

    /// <summary>The same, and a feed of that site waits for its first poll.</summary>
    NotYetPolled,

    /// <summary>A feed has brought it, and the batch that it came with is not finished.</summary>
    NotYetAnalyzed,

    /// <summary>Matching it threw.</summary>
    Failed,

    /// <summary>Only a summary could be read instead of the page, and nothing watched is in it.</summary>
    TextNotReadable,

    /// <summary>No spelling of anything watched, or none as the watchlist wants it written.</summary>
    NoAlias,

    /// <summary>A spelling is there, and what stands around it says that something else is meant.</summary>
    ContextFailed,

    /// <summary>A spelling is there, inside a phrase that the entity excludes.</summary>
    Excluded,

    /// <summary>The article makes too little of the entity for the entity's threshold, or for the reader's.</summary>
    BelowThreshold,

    /// <summary>An alert. Of one reader: it has not come to them, and nothing is known to hold it.</summary>
    Alerted,

    /// <summary>An alert that no subscription wants; of one reader: none of theirs.</summary>
    NotWanted,

    /// <summary>The reader was told the same story by another article.</summary>
    DuplicateStory,

    /// <summary>The reader may not be written to: suppressed, not confirmed, or gone.</summary>
    Suppressed,

    /// <summary>For the slot of the digest, or for the digest's next attempt.</summary>
    Waiting,

    /// <summary>The provider refused its digest for good, or never said whether it took it.</summary>
    NotSent,

    Sent,
}

internal static class ExplainStages
{
    /// <summary>The stage at which a near miss ends.</summary>
    public static ExplainStage Of(RejectionKind kind) => kind switch
    {
        RejectionKind.Language or RejectionKind.Spelling => ExplainStage.NoAlias,
        RejectionKind.Excluded => ExplainStage.Excluded,
        RejectionKind.BelowThreshold => ExplainStage.BelowThreshold,
        RejectionKind.ContextMissing or RejectionKind.ContextForbidden or RejectionKind.ShoutedTitle or RejectionKind.NoFullName
            or RejectionKind.AnotherPerson or RejectionKind.InsideLongerName => ExplainStage.ContextFailed,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
