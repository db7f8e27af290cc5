using System.Collections.Concurrent;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Articles.Pages;

/// <summary>Asks each site once a day what it allows, and keeps to it.</summary>
public sealed class RobotsGate(FeedClient client, TimeProvider clock)
{
    /// <summary>RFC 9309, section 2.4: not longer than a day.</summary>
    private static readonly TimeSpan s_kept = TimeSpan.FromHours(24);

    /// <summary>A site that cannot say what it allows is left alone, but not for a day.</summary>
    private static readonly TimeSpan s_keptAfterFailure = TimeSpan.FromHours(1);

    /// <summary>More sites than any deployment reads pages of; beyond it all are asked anew.</summary>
    private const int MostSites = 1_000;

    private readonly ConcurrentDictionary<string, SiteRules> _sites = new(StringComparer.Ordinal);

    internal int Sites => _sites.Count;

    public async Task<bool> AllowsAsync(Uri address, CancellationToken cancellationToken) =>
        await WhyNotAsync(address, cancellationToken) is null;

    /// <returns>One sentence for an admin; null where the page may be asked for.</returns>
    public async Task<string?> WhyNotAsync(Uri address, CancellationToken cancellationToken)
    {
        var site = address.GetLeftPart(UriPartial.Authority);
        var now = clock.GetUtcNow();
        if (!_sites.TryGetValue(site, out var known) || known.Until <= now)
        {
            known = await AskAsync(site, now, cancellationToken);
            Forget(now);
            if (_sites.Count >= MostSites)
                _sites.Clear();
            _sites[site] = known;
        }
        return known.Rules.Allows(address) ? null : known.Forbidden ?? "The site's robots.txt does not allow it.";
    }

    /// <summary>Rules may be long, and most sites are not asked for again.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (site, known) in _sites)
        {
            if (known.Until <= now)
                _sites.TryRemove(site, out _);
        }
    }

    private async Task<SiteRules> AskAsync(string site, DateTimeOffset now, CancellationToken cancellationToken) =>
        await client.GetAsync(site + "/robots.txt", "text/plain", cancellationToken) switch
        {
            FetchResult.Fetched answer => new(RobotsRules.Parse(FeedText.Decode(answer.Body.Span, answer.ContentType)), now + s_kept),
            // RFC 9309, section 2.3.1.3: no answer for us is no rule for us. Only who asks us to wait is left alone.
            FetchResult.Failed { Status: >= 400 and < 500 and not 429 } => new(RobotsRules.AllowAll, now + s_kept),
            FetchResult.Failed { Error: { Kind: FeedErrorKind.ForbiddenAddress } error } =>
                new(RobotsRules.AllowNothing, now + s_keptAfterFailure, error.Message),
            _ => new(RobotsRules.AllowNothing, now + s_keptAfterFailure),
        };

    /// <param name="Forbidden">Why we ask this site for nothing, whatever it allows.</param>
    private sealed record SiteRules(RobotsRules Rules, DateTimeOffset Until, string? Forbidden = null);
}
