using Alerts.Core.Feeds.Fetching;

namespace Alerts.Core.Feeds.Managing;

/// <summary>An entry of a list that was not taken.</summary>
/// <param name="Line">Where it stands in the file; null where its address alone is the trouble.</param>
public sealed record RefusedEntry(int? Line, string? Title, string? Url, string Reason);

/// <param name="AlreadyThere">How many were known before, or stood twice in the list.</param>
public sealed record FeedImport(IReadOnlyList<Feed> Added, int AlreadyThere, IReadOnlyList<RefusedEntry> Refused);

/// <summary>Lists of feeds in and out, as other feed readers take and give them.</summary>
public sealed class FeedExchange(IFeedStore feeds, FeedHandlers handlers, TimeProvider clock)
{
    public const int MostFeeds = 5_000;

    /// <summary>Within it each new feed has its turn, so that a long list does not set out for all servers at once.</summary>
    public static readonly TimeSpan FirstRound = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan s_longestStep = TimeSpan.FromSeconds(1);

    private readonly FeedAddressRules _rules = new(handlers.AllowsPrivateNetwork);

    /// <summary>Sorted by folder and name.</summary>
    public async Task<byte[]> ExportAsync(string title, CancellationToken cancellationToken)
    {
        var entries = new List<OpmlEntry>();
        await foreach (var feed in feeds.ReadAllAsync(cancellationToken))
            entries.Add(new(feed.Url, feed.Name, feed.SiteLink, feed.Folder));
        return Opml.Write(entries.OrderBy(entry => entry.Title, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Url, StringComparer.Ordinal), title);
    }

    /// <summary>Adds what is new, without asking any server. Feeds that are there already are left as they are.</summary>
    /// <exception cref="InputException">No OPML, or more feeds than are taken at once; nothing is added then.</exception>
    public async Task<FeedImport> ImportAsync(ReadOnlyMemory<byte> file, string fileName, CancellationToken cancellationToken)
    {
        var list = Opml.ReadList(file, fileName);
        if (list.Entries.Count > MostFeeds)
            throw new InputException($"{fileName} lists {list.Entries.Count} feeds; at most {MostFeeds} are taken at once. Split it.");

        var refused = list.Faults.Select(fault => new RefusedEntry(fault.Line, fault.Title, fault.Url, fault.Reason)).ToList();
        var wanted = new Dictionary<string, Feed>();
        var repeated = list.Repeated;
        foreach (var entry in list.Entries)
        {
            if (RefusalOf(entry) is { } reason)
                refused.Add(new(null, entry.Title, entry.Url, reason));
            else if (ToFeed(entry) is var feed && !wanted.TryAdd(feed.Id, feed))
                repeated++;
        }

        var spread = Spread(wanted.Values);
        var added = await feeds.AddAllAsync(spread, cancellationToken);
        return new([.. spread.Where(feed => added.Contains(feed.Id))], repeated + spread.Length - added.Count, refused);
    }

    private string? RefusalOf(OpmlEntry entry) => entry.Url.Length > FeedAddress.MaxLength
        ? $"The address is longer than {FeedAddress.MaxLength} characters."
        : _rules.Refuse(new Uri(entry.Url))?.Message;

    private Feed ToFeed(OpmlEntry entry) => Feed.Create(FeedAddress.Of(new Uri(entry.Url)), entry.Title, clock.GetUtcNow()) with
    {
        SiteLink = entry.SiteLink,
        Folder = entry.Folder,
    };

    /// <summary>Ids are as good as drawn by lot: neighbours in the list, often of one server, get turns far apart.</summary>
    private static Feed[] Spread(Dictionary<string, Feed>.ValueCollection feeds)
    {
        var step = FirstRound / Math.Max(feeds.Count, 1);
        if (step > s_longestStep)
            step = s_longestStep;
        return [.. feeds.OrderBy(feed => feed.Id, StringComparer.Ordinal).Select((feed, turn) => feed with { DueAt = feed.DueAt + (step * turn) })];
    }
}
