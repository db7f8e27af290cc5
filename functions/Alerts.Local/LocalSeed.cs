using System.Net.Mail;
using System.Security.Cryptography;
using Alerts.Core;
using Alerts.Core.Access;
using Alerts.Core.Feeds;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;

namespace Alerts.Local;

/// <summary>What the command line brings into the store. All of it is read and checked before anything is written.</summary>
internal sealed record LocalSeed(Watchlist Watchlist, IReadOnlyList<OpmlEntry> Feeds, IReadOnlyList<string> Subscribers)
{
    public static LocalSeed Read(string watchlistFile, IEnumerable<string> feeds, IReadOnlyList<string> subscribers)
    {
        var watchlist = WatchlistFile.Parse(ReadFile(watchlistFile, "--watchlist"), watchlistFile);
        OpmlEntry[] listed = [.. feeds.SelectMany(ReadFeeds).DistinctBy(feed => feed.Url)];
        if (listed.Length == 0)
            throw new InputException("There is no feed to poll: the OPML file given with --feeds lists none.");
        foreach (var address in subscribers)
        {
            if (!MailAddress.TryCreate(address, out var parsed) || parsed.Address != address)
                throw new InputException($"--subscribe {address}: expected a mail address such as reader@example.org.");
        }

        return new(watchlist, listed, subscribers);
    }

    private static IReadOnlyList<OpmlEntry> ReadFeeds(string source)
    {
        if (Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return [new OpmlEntry(source, "")];
        return Opml.Read(ReadFile(source, "--feeds"), source);
    }

    private static byte[] ReadFile(string file, string option)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{option} {file}: {exception.Message}", exception);
        }
    }
}

/// <summary>Writes the seed. Doing it again changes nothing.</summary>
internal sealed class LocalSeeder(
    IWatchlistStore watchlists, IFeedStore feeds, ISubscriptionStore subscriptions, ApiKeys keys, TimeProvider clock)
{
    public async Task WriteAsync(LocalSeed seed, string folder, CancellationToken cancellationToken)
    {
        await WriteWatchlistAsync(seed.Watchlist, cancellationToken);
        await WriteFeedsAsync(seed.Feeds, cancellationToken);
        await WriteSubscribersAsync(seed.Subscribers, Path.Combine(folder, "subscribers"), cancellationToken);
    }

    /// <returns>The key, the same for each run on one folder.</returns>
    public async Task<string> ApiKeyAsync(string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "api-key");
        if (File.Exists(file))
        {
            var kept = await File.ReadAllTextAsync(file, cancellationToken);
            if (await keys.FindAsync(kept, cancellationToken) is { Role: Role.Editor })
                return kept; // Else it belongs to another storage account.
        }

        var key = (await keys.CreateAsync("local run", Role.Editor, cancellationToken)).Key;
        await File.WriteAllTextAsync(file, key, cancellationToken);
        return key;
    }

    /// <summary>The watchlist given is the only one: another of an earlier run gets an empty version.</summary>
    private async Task WriteWatchlistAsync(Watchlist given, CancellationToken cancellationToken)
    {
        var change = new WatchlistChange("local run", clock.GetUtcNow(), "Imported at start");
        var stored = (await watchlists.ReadCurrentAsync(null, cancellationToken)).Watchlists;
        foreach (var other in stored.Where(other => other.Id != given.Id && other.Entities.Count > 0))
        {
            var empty = other with { Version = other.Version + 1, Entities = [] };
            await watchlists.AddVersionAsync(empty, change with { Why = "Not named any more" }, cancellationToken);
        }

        var current = stored.FirstOrDefault(watchlist => watchlist.Id == given.Id);
        if (current is null || WatchlistFile.ToJson(current) != WatchlistFile.ToJson(given))
            await watchlists.AddVersionAsync(given with { Version = (current?.Version ?? 0) + 1 }, change, cancellationToken);
    }

    /// <summary>The feeds asked for are polled instead of others that the folder may hold from an earlier run.</summary>
    private async Task WriteFeedsAsync(IReadOnlyList<OpmlEntry> given, CancellationToken cancellationToken)
    {
        var wanted = given.ToDictionary(feed => Feed.IdOf(feed.Url));
        await foreach (var feed in feeds.ReadAllAsync(cancellationToken))
        {
            if (!wanted.Remove(feed.Id))
                await feeds.RemoveAsync(feed.Id, cancellationToken);
        }

        var added = wanted.Values.Select(feed => Feed.Create(feed.Url, feed.Title, clock.GetUtcNow()) with
        {
            Folder = feed.Folder,
            SiteLink = feed.SiteLink,
        });
        await feeds.AddAllAsync([.. added], cancellationToken);
    }

    /// <summary>Whoever is named gets mail, and whoever an earlier run on this folder named gets none any more.</summary>
    private async Task WriteSubscribersAsync(IReadOnlyList<string> given, string file, CancellationToken cancellationToken)
    {
        var earlier = File.Exists(file) ? await File.ReadAllLinesAsync(file, cancellationToken) : [];
        foreach (var address in earlier.Except(given))
            await SaveSubscriberAsync(address, SubscriberState.Unsubscribed, cancellationToken);
        foreach (var address in given)
            await SubscribeAsync(address, cancellationToken);
        await File.WriteAllLinesAsync(file, earlier.Union(given), cancellationToken);
    }

    private async Task SubscribeAsync(string address, CancellationToken cancellationToken)
    {
        await SaveSubscriberAsync(address, SubscriberState.Active, cancellationToken);
        var subscriberId = Subscriber.IdOf(address);
        var id = Subscription.IdOf(subscriberId, "local run");
        var known = await subscriptions.FindSubscriptionAsync(id, cancellationToken);
        await subscriptions.SaveSubscriptionAsync(
            known ?? new()
            {
                Id = id,
                SubscriberId = subscriberId,
                TimeZone = TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : "Etc/UTC",
                UnsubscribeToken = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            },
            cancellationToken);
    }

    private Task SaveSubscriberAsync(string address, SubscriberState state, CancellationToken cancellationToken) =>
        subscriptions.SaveSubscriberAsync(new(Subscriber.IdOf(address), address, state), cancellationToken);
}
