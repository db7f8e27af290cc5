using System.Text.Json;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Editing;

namespace Alerts.Functions.Watchlists;

/// <summary>A version as the API's callers know it.</summary>
/// <param name="Etag">For <c>If-Match</c>.</param>
/// <param name="Watchlist">As in a file; goes back as it is.</param>
internal sealed record WatchlistJson(
    string Id, string Name, int Version, string Who, DateTimeOffset When, string Why, IReadOnlyList<string> Changes, string Etag, JsonElement Watchlist)
{
    public static WatchlistJson Of(WatchlistVersion version) => new(
        version.Watchlist.Id, version.Watchlist.Name, version.Watchlist.Version, version.Change.Who, version.Change.When, version.Change.Why,
        version.Change.Changes, WatchlistVersions.TagOf(version.Watchlist.Version).ToString(), ContentOf(version.Watchlist));

    public static JsonElement ContentOf(Watchlist watchlist)
    {
        using var document = JsonDocument.Parse(WatchlistFile.ToJson(watchlist));
        return document.RootElement.Clone();
    }
}

internal sealed record WatchlistListJson(IEnumerable<WatchlistEntryJson> Watchlists)
{
    public static WatchlistListJson Of(IEnumerable<Watchlist> watchlists) => new(watchlists.Select(WatchlistEntryJson.Of));
}

/// <param name="Entities">How many; a retired watchlist has none.</param>
internal sealed record WatchlistEntryJson(string Id, string Name, int Version, int Entities, int Aliases, string Etag)
{
    public static WatchlistEntryJson Of(Watchlist watchlist) => new(
        watchlist.Id, watchlist.Name, watchlist.Version, watchlist.Entities.Count, watchlist.Entities.Sum(entity => entity.Aliases.Count),
        WatchlistVersions.TagOf(watchlist.Version).ToString());
}

/// <param name="Continuation">To be sent back for the next page; null on the last.</param>
internal sealed record HistoryJson(IEnumerable<VersionJson> Versions, int? Continuation)
{
    public static HistoryJson Of(HistoryPage page) => new(page.Versions.Select(VersionJson.Of), page.Continuation);
}

internal sealed record VersionJson(int Version, string Who, DateTimeOffset When, string Why, IReadOnlyList<string> Changes)
{
    public static VersionJson Of(VersionEntry entry) => new(entry.Version, entry.Change.Who, entry.Change.When, entry.Change.Why, entry.Change.Changes);
}

internal sealed record DiffJson(int From, int To, IReadOnlyList<string> Changes);

/// <param name="Field">Such as <c>entities[3].aliases[1].text</c>, counted from 0.</param>
/// <param name="Line">In the file that was sent, from 1; null where the field says it all.</param>
internal sealed record FaultJson(string Code, string Field, int? Line, int? Column, string Message)
{
    public static FaultJson Of(DraftFault fault) => new(fault.Code, fault.Field.ToString(), fault.Place?.Line, fault.Place?.Column, fault.Message);
}

/// <param name="Key">To be sent back in <c>confirm</c> where it is meant so.</param>
internal sealed record WarningJson(string Key, string Code, string Field, int? Line, int? Column, string Message)
{
    public static WarningJson Of(DraftWarning warning) => new(
        warning.Key, warning.Code, warning.Field.ToString(), warning.Place?.Line, warning.Place?.Column, warning.Message);
}
