using System.Runtime.InteropServices;
using System.Text.Json;
using Alerts.Core;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Editing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Watchlists;

internal static class WatchlistRequests
{
    /// <summary>A hundred thousand aliases fit.</summary>
    public const int LargestBody = 16 * 1024 * 1024;
}

/// <summary>The body that saves a watchlist.</summary>
/// <param name="Backfill">Days whose articles are given to the next digests; null for none.</param>
internal sealed record SaveWatchlistJson(string? Why, JsonElement Watchlist, IReadOnlyList<string>? Confirm = null, int? Backfill = null)
{
    private const string Example =
        """{"why": "CECOT is also written Cecot", "watchlist": {"id": "el-salvador", "name": "El Salvador", "entities": [{"id": "cecot", "name": "CECOT"}]}}""";

    /// <exception cref="InputException">It is no such JSON.</exception>
    public static async Task<SaveWatchlistJson> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadJsonAsync<SaveWatchlistJson>(request, Example, cancellationToken, WatchlistRequests.LargestBody);
        return body.Watchlist.ValueKind == JsonValueKind.Undefined
            ? throw new InputException($"watchlist is missing; send an object such as {Example}.")
            : body;
    }

    /// <summary>Its fields have paths, but no lines: who sends an object has no file to look into.</summary>
    public DraftFile Read()
    {
        var file = WatchlistFile.Read(JsonMarshal.GetRawUtf8Value(Watchlist).ToArray());
        return file with { Faults = [.. file.Faults.Select(fault => fault with { Place = null })], PlaceOf = _ => null };
    }
}

/// <summary>The body that rolls a watchlist back.</summary>
internal sealed record RollBackJson(int To, string? Why, IReadOnlyList<string>? Confirm = null)
{
    private const string Example = """{"to": 3, "why": "Version 4 told too much"}""";

    public static async Task<RollBackJson> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadJsonAsync<RollBackJson>(request, Example, cancellationToken);
        return body.To > 0 ? body : throw new InputException($"to is no number of a version; send an object such as {Example}.");
    }
}

/// <summary>Forms in which a watchlist comes and goes as a file.</summary>
internal enum WatchlistForm
{
    Json,
    Csv,
}

internal static class WatchlistForms
{
    /// <exception cref="InputException">It is none of them.</exception>
    public static WatchlistForm Chosen(HttpRequest request) => request.Query["format"].ToString().ToLowerInvariant() switch
    {
        "json" => WatchlistForm.Json,
        "csv" => WatchlistForm.Csv,
        "" when request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) is true => WatchlistForm.Csv,
        "" => WatchlistForm.Json,
        _ => throw new InputException("format is none of those known here; write json or csv."),
    };
}
