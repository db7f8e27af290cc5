using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Digests;

/// <summary>Article × tracked entity: all that a digest needs to show it, without a second read.</summary>
public sealed record Alert
{
    public required string Id { get; init; }

    public required string ArticleId { get; init; }

    public required string FeedId { get; init; }

    /// <summary>Id of the article that came first with the same text or link; null in older rows.</summary>
    public string? StoryId { get; init; }

    public required string WatchlistId { get; init; }

    public required int WatchlistVersion { get; init; }

    public required string EntityId { get; init; }

    public required string EntityName { get; init; }

    public required EntityType EntityType { get; init; }

    public required string Title { get; init; }

    /// <summary>Where the entity stands in the title.</summary>
    public IReadOnlyList<TextRange> TitleMarks { get; init; } = [];

    public string? Link { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? Language { get; init; }

    /// <summary>The article's page should have been read and was not, or told less: what is known is what the feed's summary tells.</summary>
    public bool IsFromSummary { get; init; }

    /// <summary>Found in an article from before its watchlist was saved as it is.</summary>
    public bool IsBackfilled { get; init; }

    /// <summary>The sentence that shows best why this is an alert.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Tone towards the entity over all sentences with a mention, whoever speaks.</summary>
    public required Tone Tone { get; init; }

    /// <summary>From −1 (negative) to 1 (positive).</summary>
    public required double ToneScore { get; init; }

    /// <summary>Null when no analyser has looked at it, and in older rows.</summary>
    public ToneDetails? ToneDetails { get; init; }

    public Salience Salience { get; init; } = Salience.Mentioned;

    /// <summary>Which analyser said so; null when none has.</summary>
    public string? Analyzer { get; init; }

    /// <inheritdoc cref="TextAnalysis.InPlaceOf"/>
    public string? InPlaceOf { get; init; }

    /// <summary>The entities that the analyser recognised beside this one, most often named first.</summary>
    public IReadOnlyList<NamedEntity> AlsoNamed { get; init; } = [];

    /// <summary>Which spellings fired, most frequent first.</summary>
    public required IReadOnlyList<MatchReason> Reasons { get; init; }

    /// <summary>What looked like the entity in the same article and did not count, with what it failed at.</summary>
    public IReadOnlyList<NearMiss> NearMisses { get; init; } = [];

    public static string IdOf(string entityId, string articleId) => StableId.Of("alert", entityId, articleId);
}

/// <param name="Marks">Where the entity stands in <paramref name="Text"/>.</param>
public sealed record Evidence(string Text, IReadOnlyList<TextRange> Marks, Tone Tone);

/// <param name="Alias">The spelling in the watchlist of the alert's version; of a short name, the short form.</param>
/// <param name="Context">The required phrase that was found, where the alias requires one.</param>
/// <param name="Introduction">The full mention that lets a short name count.</param>
public sealed record MatchReason(string Alias, MentionKind Kind, int Count, string? Context, string? Introduction = null);

/// <param name="Surface">The words as they stand in the article.</param>
/// <param name="Reason">For a person to read.</param>
public sealed record NearMiss(string Surface, RejectionKind Kind, string Reason);

/// <param name="Count">Places in the article.</param>
public sealed record NamedEntity(string Name, EntityType Type, int Count);
