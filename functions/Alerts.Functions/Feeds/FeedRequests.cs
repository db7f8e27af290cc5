using System.Globalization;
using System.Text.Json;
using Alerts.Core;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Managing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Feeds;

/// <summary>The body that adds a feed.</summary>
internal sealed record NewFeedJson(string? Url, string? Title = null, string? Folder = null, bool ReadsPages = false)
{
    private const string Example = """{"url": "https://news.example/feed", "folder": "News / Latin America"}""";

    public static async Task<NewFeed> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadJsonAsync<NewFeedJson>(request, Example, cancellationToken);
        return string.IsNullOrWhiteSpace(body.Url)
            ? throw new InputException($"url is missing; send an object such as {Example}.")
            : new(body.Url, body.Title, body.Folder, body.ReadsPages);
    }
}

/// <summary>The body that changes a feed (RFC 7396): what it does not name stays, and null takes away.</summary>
internal sealed record FeedPatchJson
{
    private const string Example = """{"title": "El Faro", "folder": "News / Latin America", "readsPages": true, "paused": false}""";

    public string? Title { get; init => field = value ?? ""; }

    public string? Folder { get; init => field = value ?? ""; }

    public bool? ReadsPages { get; init; }

    public bool? Paused { get; init; }

    public static async Task<FeedChange> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadJsonAsync<FeedPatchJson>(request, Example, cancellationToken);
        return new() { Title = body.Title, Folder = body.Folder, ReadsPages = body.ReadsPages, IsPaused = body.Paused };
    }
}

/// <summary>The part of the list that an address asks for.</summary>
internal sealed record FeedQuery(FeedFilter Filter, string? Continuation, int Limit)
{
    private const int MostFeeds = 500;
    private const int UsualFeeds = 100;

    /// <exception cref="InputException">A parameter makes no sense; says what would.</exception>
    public static FeedQuery Read(IQueryCollection query) => new(
        new(Named<FeedState>(query, "state"), Named<FeedHealthState>(query, "health"), Text(query, "folder")),
        Text(query, "continuation"),
        LimitOf(Text(query, "limit")));

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static int LimitOf(string? text)
    {
        if (text is null)
            return UsualFeeds;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostFeeds
            ? limit
            : throw new InputException($"limit is no such number; write a whole number from 1 to {MostFeeds}.");
    }

    private static T? Named<T>(IQueryCollection query, string parameter)
        where T : struct, Enum
    {
        if (Text(query, parameter) is not { } text)
            return null;
        var known = Enum.GetValues<T>();
        var index = Array.FindIndex(known, value => value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? known[index]
            : throw new InputException($"{parameter} is none of those known here; write one of {string.Join(", ", known.Select(Camel))}.");
    }

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
