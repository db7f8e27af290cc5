using Alerts.Core.Articles;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Analysis;

/// <summary>An article whose alerts went out without tone, with all that is needed to complete them.</summary>
/// <param name="Article">First seen when its alerts say so.</param>
public sealed record UntonedArticle(Article Article, IReadOnlyList<Mention> Mentions);

/// <summary>Message: work out the tone that this batch's alerts are still without.</summary>
/// <param name="LookAgainAt">Time of the batch's entry in the due index.</param>
/// <param name="Attempts">This one included.</param>
public sealed record CompleteTones(string BatchId, DateTimeOffset LookAgainAt, int Attempts)
{
    /// <summary>After that many the alerts stay as they are: with the pauses in between a little more than a day.</summary>
    public const int MostAttempts = 100;

    /// <summary>Longer than an attempt takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    public DueEntry Due => DueEntry.Create(DueKind.Tone, LookAgainAt, BatchId, Attempts);

    /// <summary>When a batch that goes out without tone is tried again first.</summary>
    public static DueEntry First(string batchId, DateTimeOffset now) => Next(batchId, now, 0);

    /// <summary>A minute later, two minutes after the next attempt, then four and eight, and from then on a quarter of an hour.</summary>
    public static DueEntry Next(string batchId, DateTimeOffset now, int attempts)
    {
        var minutes = Math.Min(Math.Pow(2, Math.Min(attempts, 10)), LongestPause.TotalMinutes);
        return DueEntry.Create(DueKind.Tone, now + TimeSpan.FromMinutes(minutes), batchId, attempts);
    }

    public static CompleteTones From(DueEntry due) => new(due.Id, due.At, due.Attempts);
}
