using Alerts.Core.Explaining;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Articles;

/// <summary>What the watchlists made of an article, small enough for its row.</summary>
/// <param name="Watchlists">The versions that looked at it, at most <see cref="Most"/>.</param>
/// <param name="EntityIds">Those that it became an alert for, in order; at most <see cref="Most"/>.</param>
/// <param name="NearMisses">The few that came nearest, the nearest first.</param>
public sealed record ArticleFindings(
    IReadOnlyList<WatchlistMark> Watchlists, IReadOnlyList<string> EntityIds, IReadOnlyList<ArticleNearMiss> NearMisses)
{
    public const int Most = 100;

    public static readonly ArticleFindings None = new([], [], []);

    private const int MostNearMisses = 3;

    /// <summary>Characters; a rule may require a hundred phrases.</summary>
    private const int LongestReason = 1_000;

    public static ArticleFindings Of(WatchlistSnapshot snapshot, ArticleMatches matches) => new(
        VersionsOf(snapshot),
        [.. matches.Mentions.Select(mention => mention.EntityId).Distinct().Order(StringComparer.Ordinal).Take(Most)],
        [
            .. matches.Rejected
                .OrderByDescending(rejection => ExplainStages.Of(rejection.Kind)) // Stable: among alike the first in the article.
                .Take(MostNearMisses)
                .Select(rejection => new ArticleNearMiss(rejection.EntityId, rejection.Kind, Shortened(rejection.Reason))),
        ]);

    public static IReadOnlyList<WatchlistMark> VersionsOf(WatchlistSnapshot snapshot) =>
        [.. snapshot.Watchlists.Take(Most).Select(watchlist => new WatchlistMark(watchlist.Id, watchlist.Version))];

    private static string Shortened(string reason) => reason.Length <= LongestReason ? reason : reason[..LongestReason] + "…";
}

public sealed record WatchlistMark(string Id, int Version);

/// <param name="Reason">For a person to read.</param>
public sealed record ArticleNearMiss(string EntityId, RejectionKind Kind, string Reason);
