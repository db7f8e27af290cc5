using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Feeds.Fetching;

/// <summary>Turns the answer after the last redirect into a result.</summary>
internal sealed partial class FeedResponseReader(FetchOptions options, TimeProvider timeProvider)
{
    /// <summary>Nobody means a year; a mistyped Retry-After shall not silence a feed.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(24);

    /// <param name="way">How the request came to the address that answered.</param>
    public async Task<FetchResult> ReadAsync(
        FetchRequest wanted, RedirectChain way, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var result = response.StatusCode switch
        {
            HttpStatusCode.NotModified when wanted.IsConditional => new FetchResult.NotModified(),
            HttpStatusCode.NoContent or HttpStatusCode.ResetContent when wanted.WantsFeed => Empty(),
            HttpStatusCode.NotFound => ErrorStatus(FeedErrorKind.NotFound, response),
            // What a temporary redirect leads to may end without the feed ending.
            HttpStatusCode.Gone when way.IsPermanent => Failed(
                FeedErrorKind.Gone, "The server answered 410 Gone: the publisher has taken this feed down for good."),
            HttpStatusCode.TooManyRequests => AskedToWait(response),
            HttpStatusCode.ServiceUnavailable when RetryAfter(response) is not null => AskedToWait(response),
            _ when response.IsSuccessStatusCode => await ReadBodyAsync(wanted, way.Address, response, cancellationToken).ConfigureAwait(false),
            _ => ErrorStatus(FeedErrorKind.ErrorStatus, response),
        };
        if (result is FetchResult.Failed failed && !response.IsSuccessStatusCode)
            result = failed with { Status = (int)response.StatusCode };
        var links = response.Headers.NonValidated.TryGetValues("Link", out var lines) ? lines : default;
        return result with
        {
            FreshFor = Freshness.Of(response, timeProvider.GetUtcNow()),
            MovedTo = way.MovedTo,
            HubLink = LinkHeader.Find(links, "hub", way.Address),
            SelfLink = LinkHeader.Find(links, "self", way.Address),
        };
    }

    /// <summary>As sent; the parsed form of a header may differ from it.</summary>
    public static string? Header(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.Count > 0 && values.First() is { Length: > 0 } value ? value : null;

    private async Task<FetchResult> ReadBodyAsync(
        FetchRequest wanted, Uri address, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await BodyReader.ReadAsync(response.Content, options.MaxBytes, cancellationToken).ConfigureAwait(false);
        var contentType = Header(response.Content.Headers, "Content-Type");
        if (wanted.WantsFeed && body.Span.IndexOfAnyExcept(" \t\r\n\0"u8) < 0)
            return Empty();
        if (wanted.WantsFeed && FeedParser.IsHtml(body.Span, contentType))
            return Failed(FeedErrorKind.NotAFeed, FeedParser.HtmlMessage);

        return new FetchResult.Fetched(
            body,
            contentType,
            address,
            Validator(response.Headers, "ETag"),
            Validator(response.Content.Headers, "Last-Modified"));
    }

    private const int LongestValidator = 1_000;

    /// <summary>What is not ASCII cannot be sent back byte for byte, and what is absurdly long is not kept: it counts as not given.</summary>
    private static string? Validator(HttpHeaders headers, string name) =>
        Header(headers, name) is { } value && Ascii.IsValid(value) && value.Length <= LongestValidator ? value : null;

    private FetchResult.Failed AskedToWait(HttpResponseMessage response)
    {
        var until = RetryAfter(response);
        var wait = until is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"asks us to wait until {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")
            : "asks us to wait";
        return new FetchResult.Failed(
            new FeedError(FeedErrorKind.AskedToWait, $"The server answered {Describe(response.StatusCode)} and {wait}."), until);
    }

    /// <summary>Seconds or a date (RFC 9110, section 10.2.3).</summary>
    private DateTimeOffset? RetryAfter(HttpResponseMessage response)
    {
        var text = Header(response.Headers, "Retry-After")?.Trim();
        var now = timeProvider.GetUtcNow();
        // "NaN" and "Infinity" parse in any style.
        var wait = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, s_longestWait.TotalSeconds))
            : FeedDates.TryParse(text) - now;
        return wait is { } given && given >= TimeSpan.Zero ? now + (given < s_longestWait ? given : s_longestWait) : null;
    }

    /// <summary>In our words: the reason phrase is the server's text.</summary>
    private static string Describe(HttpStatusCode status)
    {
        var number = ((int)status).ToString(CultureInfo.InvariantCulture);
        return Enum.IsDefined(status) ? $"{number} {WordStart().Replace(status.ToString(), " ")}" : number;
    }

    private FetchResult.Failed ErrorStatus(FeedErrorKind kind, HttpResponseMessage response) =>
        new(new FeedError(kind, $"The server answered {Describe(response.StatusCode)}."), RetryAfter(response));

    private static FetchResult.Failed Empty() => Failed(FeedErrorKind.Empty, "The server answered with nothing in it.");

    private static FetchResult.Failed Failed(FeedErrorKind kind, string message) => new(new FeedError(kind, message));

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
