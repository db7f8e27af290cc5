using System.Globalization;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Feeds.Items;

namespace Alerts.Core.Explaining;

/// <summary>Says what the feeds know of an address under which no article has been looked at. Reads all feeds.</summary>
public sealed class SourceExplainer(IFeedStore feeds, TimeProvider clock)
{
    private const int MostFeeds = 20;

    /// <param name="link">As <see cref="CanonicalLink"/> writes it.</param>
    public async Task<Explanation> ExplainAsync(string link, CancellationToken cancellationToken)
    {
        var (now, site, fingerprint) = (clock.GetUtcNow(), SiteOf(link), Fingerprint.Of(link));
        var ofSite = new List<ExplainedFeed>();
        await foreach (var feed in feeds.ReadAllAsync(cancellationToken))
        {
            if (feed.KnownItems.HasLink(fingerprint))
                return Brought(link, ExplainedFeed.Of(feed, now));
            if (site is not null && (IsOf(site, feed.Url) || IsOf(site, feed.SiteLink)))
                ofSite.Add(ExplainedFeed.Of(feed, now));
        }

        if (ofSite.Count == 0)
        {
            var none = $"No feed of {site ?? "this address"} is read here; add one, and what it brings from then on is looked at.";
            return new(ExplainStage.NotInAnyFeed, none, link, [], []);
        }

        ExplainedFeed[] worstFirst =
        [
            .. ofSite
                .OrderBy(feed => StageOf(feed.Health) == ExplainStage.NotInAnyFeed)
                .ThenBy(feed => StageOf(feed.Health))
                .ThenBy(feed => feed.Name, StringComparer.Ordinal),
        ];
        return new(StageOf(worstFirst[0].Health), SentenceFor(worstFirst[0], ofSite.Count), link, [.. worstFirst.Take(MostFeeds)], []);
    }

    private static Explanation Brought(string link, ExplainedFeed feed) => new(
        ExplainStage.NotYetAnalyzed,
        $"The feed “{feed.Name}” has brought it, and the batch that it came with is not finished: it is being worked on, or was given up.",
        link, [feed], []);

    private static ExplainStage StageOf(FeedHealthState health) => health switch
    {
        FeedHealthState.Failing or FeedHealthState.AskedToWait or FeedHealthState.Paused or FeedHealthState.Gone => ExplainStage.FeedFailing,
        FeedHealthState.New => ExplainStage.NotYetPolled,
        _ => ExplainStage.NotInAnyFeed,
    };

    private static string SentenceFor(ExplainedFeed feed, int feeds)
    {
        if (StageOf(feed.Health) != ExplainStage.NotInAnyFeed)
            return $"No feed has brought it. “{feed.Name}” may be the one that has it: {feed.Words}";
        var which = feeds == 1 ? $"the feed of this site, “{feed.Name}”," : string.Create(CultureInfo.InvariantCulture, $"the {feeds} feeds of this site");
        return string.Create(CultureInfo.InvariantCulture,
            $"No feed has brought it, although {which} can be read; the next poll is due at {feed.NextPoll?.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
    }

    private static bool IsOf(string site, string? address) =>
        SiteOf(address) is { } other && (other == site || IsUnder(other, site) || IsUnder(site, other));

    private static bool IsUnder(string host, string other) => host.EndsWith($".{other}", StringComparison.Ordinal);

    private static string? SiteOf(string? address)
    {
        var host = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? HostName.Of(uri) : null;
        return host?.StartsWith("www.", StringComparison.Ordinal) == true ? host[4..] : host;
    }
}
