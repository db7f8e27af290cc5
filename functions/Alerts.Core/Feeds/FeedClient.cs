using System.Net;
using System.Text;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Feeds.Parsing;
using Microsoft.Extensions.Options;

namespace Alerts.Core.Feeds;

/// <summary>Every request to somebody else's server, polite and within limits. Whatever that server does becomes a result with a name.</summary>
public sealed class FeedClient(FeedHandlers handlers, IOptions<FetchOptions> options, TimeProvider timeProvider, FetchHosts? hosts = null)
    : IDisposable
{
    private const string Product = "Alerts/1.0";
    private const string AcceptFeed =
        "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, "
        + "text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";

    private readonly HttpMessageInvoker _http = new(handlers.Create());
    private readonly FetchOptions _options = options.Value;
    private readonly FeedAddressRules _rules = new(handlers.AllowsPrivateNetwork);
    private readonly FetchHosts _hosts = hosts ?? new();
    private readonly HostTurns _turns = new();
    private readonly FeedResponseReader _responses = new(options.Value, timeProvider);

    /// <exception cref="OperationCanceledException">The caller's token was cancelled; a slow server is a result.</exception>
    public Task<FetchResult> FetchAsync(Feed feed, CancellationToken cancellationToken) =>
        SendAsync(new(feed.Url, AcceptFeed) { ETag = feed.ETag, LastModified = feed.LastModified, WantsFeed = true }, cancellationToken);

    /// <summary>For pages and other files; an answer of any type is one, also an empty one.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public Task<FetchResult> GetAsync(string url, string accept, CancellationToken cancellationToken) =>
        SendAsync(new(url, accept), cancellationToken);

    /// <summary>Posts a form; only the redirects that keep it (307, 308) are followed.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public Task<FetchResult> PostAsync(
        string url, IReadOnlyList<KeyValuePair<string, string>> form, CancellationToken cancellationToken) =>
        SendAsync(new(url, "*/*") { Form = form }, cancellationToken);

    private async Task<FetchResult> SendAsync(FetchRequest wanted, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(wanted.Url, UriKind.Absolute, out var address))
            return NoAddress(wanted.Url);

        using var turn = await _turns.TakeAsync(_hosts.HostOf(wanted.Url), cancellationToken).ConfigureAwait(false);
        // Only now: what others took before us is not this server's slowness.
        using var deadline = new CancellationTokenSource(_options.Timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await FollowAsync(wanted, address, either.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (FetchFaults.Explain(fault) is { } error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return deadline.IsCancellationRequested
                ? Failed(FeedErrorKind.TooSlow, $"The whole answer did not arrive within {_options.Timeout.TotalSeconds:0.#} seconds.")
                : new FetchResult.Failed(error);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<FetchResult> FollowAsync(FetchRequest wanted, Uri start, CancellationToken cancellationToken)
    {
        for (var way = new RedirectChain(start); ;)
        {
            if (_rules.Refuse(way.Address) is { } refusal)
                return new FetchResult.Failed(refusal);

            using var request = RequestFor(wanted, way.Address);
            using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!IsFollowed(wanted, response.StatusCode))
                return await _responses.ReadAsync(wanted, way, response, cancellationToken).ConfigureAwait(false);

            var host = way.Address.Host;
            if (way.Redirects == _options.MaxRedirects)
                return Failed(FeedErrorKind.TooManyRedirects, $"More than {_options.MaxRedirects} redirects, the last one to {host}.");
            if (FeedResponseReader.Header(response.Headers, "Location") is not { } header)
                return Failed(FeedErrorKind.ErrorStatus, $"The server at {host} redirects without saying where to.");
            if (RedirectChain.Decode(header) is var location && !Uri.TryCreate(way.Address, location, out var target))
                return NoAddress(location);
            if (FeedAddressRules.RefuseRedirect(way.Address, target) is { } unsafeRedirect)
                return new FetchResult.Failed(unsafeRedirect);
            way = way.Then(response.StatusCode, target);
        }
    }

    private HttpRequestMessage RequestFor(FetchRequest wanted, Uri address)
    {
        var request = wanted.Form is null
            ? new HttpRequestMessage(HttpMethod.Get, address)
            : new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(wanted.Form) };
        Add("User-Agent", _options.ContactUrl is { Length: > 0 } contact ? $"{Product} (+{contact})" : Product);
        Add("Accept", wanted.Accept);
        Add("Accept-Encoding", "gzip, deflate, br");
        // As received: a validator that was parsed and written anew is another one to some servers.
        Add("If-None-Match", wanted.ETag);
        Add("If-Modified-Since", wanted.LastModified);
        return request;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value) && Ascii.IsValid(value))
                _ = request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static FetchResult.Failed NoAddress(string text) =>
        Failed(FeedErrorKind.ForbiddenAddress, $"\"{PlainText.OfText(text, 200)}\" is no address.");

    private static bool IsFollowed(FetchRequest wanted, HttpStatusCode status) => RedirectChain.IsRedirect(status)
        && (wanted.Form is null || status is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect);

    private static FetchResult.Failed Failed(FeedErrorKind kind, string message) => new(new FeedError(kind, message));
}
