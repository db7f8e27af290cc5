namespace Alerts.Core.Feeds.Managing;

/// <summary>One search: what it has asked and found so far. One request at a time, each address once.</summary>
internal sealed class FeedSearch(FeedClient client, TimeProvider clock)
{
    /// <summary>Somebody waits for the answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Of the links of one page.</summary>
    public const int MostLinks = 10;

    private const string Accept =
        "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, application/xhtml+xml;q=0.9, "
        + "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";

    private static readonly string[] s_usualPlaces = ["/feed", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed.json"];

    private readonly List<FeedCandidate> _found = [];
    private readonly List<AskedInVain> _inVain = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly long _start = clock.GetTimestamp();

    public IReadOnlyList<FeedCandidate> Found => _found;

    public IReadOnlyList<AskedInVain> InVain => _inVain;

    public async Task<Answer> AskAsync(string url, string? linkTitle, CancellationToken cancellationToken)
    {
        _seen.Add(url);
        switch (await client.GetAsync(url, Accept, cancellationToken))
        {
            case FetchResult.Failed failure:
                _inVain.Add(new(url, failure.Error.Message));
                return new(Failure: failure);
            case FetchResult.Fetched fetched:
                return Read(url, linkTitle, fetched);
            case var other:
                throw new InvalidOperationException($"No answer to an unconditional request is {other}.");
        }
    }

    public async Task SearchPageAsync(FetchResult.Fetched page, CancellationToken cancellationToken)
    {
        var links = PageLinks.Read(page.Body.Span, page.ContentType, page.FinalUrl);
        await AskAllAsync(links.Declared, cancellationToken);
        if (_found.Count == 0)
            await AskAllAsync(links.Linked, cancellationToken);
    }

    /// <summary>Stops at the first feed, and at a server that does not want to be asked.</summary>
    public async Task GuessAsync(Uri address, CancellationToken cancellationToken)
    {
        foreach (var url in UsualPlaces(address).Where(_seen.Add))
        {
            if (HasRunOut(url))
                return;
            var answer = await AskAsync(url, null, cancellationToken);
            if (answer.IsFeed || answer.Failure is { Error.Kind: not (FeedErrorKind.ErrorStatus or FeedErrorKind.NotFound or FeedErrorKind.Gone) })
                return;
        }
    }

    private async Task AskAllAsync(IReadOnlyList<PageLink> links, CancellationToken cancellationToken)
    {
        var asked = 0;
        foreach (var link in links.Where(link => _seen.Add(link.Url)))
        {
            if (HasRunOut(link.Url))
                return;
            if (++asked > MostLinks)
            {
                _inVain.Add(new(link.Url, $"not asked any more: the page has more than {MostLinks} such links"));
                return;
            }
            await AskAsync(link.Url, link.Title, cancellationToken);
        }
    }

    private bool HasRunOut(string url)
    {
        if (clock.GetElapsedTime(_start) < Patience)
            return false;
        _inVain.Add(new(url, $"not asked any more: the search had taken {Patience.TotalSeconds:0} seconds"));
        return true;
    }

    private Answer Read(string url, string? linkTitle, FetchResult.Fetched fetched)
    {
        // Two addresses may lead to one place, and a page to itself.
        var final = FeedAddress.Of(fetched.FinalUrl);
        var isKnown = final != url && !_seen.Add(final);
        FeedDocument document;
        try
        {
            document = FeedParser.Parse(fetched.Body, fetched.ContentType, fetched.FinalUrl);
        }
        catch (Exception exception)
        {
            // A document that breaks the parser is no feed to whoever waits here; the poll of a feed logs it as ours.
            _inVain.Add(new(url, exception.Message));
            return new(Page: fetched);
        }

        if (!isKnown)
            _found.Add(Describe(url, linkTitle, document));
        return new(IsFeed: true);
    }

    private FeedCandidate Describe(string url, string? linkTitle, FeedDocument document)
    {
        var tomorrow = clock.GetUtcNow().AddDays(1);
        var title = document.Title.Length > 0 ? document.Title : linkTitle ?? new Uri(url).Host;
        var latest = document.Items.Select(item => item.Published ?? item.Updated).Where(date => date < tomorrow).Max();
        var language = document.Language ?? document.Items.Select(item => item.Language).FirstOrDefault(tag => tag is not null);
        return new(url, title, document.Format, document.Items.Count, latest, language, document.SiteLink, document.Warning);
    }

    private static IEnumerable<string> UsualPlaces(Uri address)
    {
        var site = address.GetLeftPart(UriPartial.Authority);
        var folder = address.AbsolutePath.TrimEnd('/');
        if (folder.Length > 0)
            yield return $"{site}{folder}/feed";
        foreach (var place in s_usualPlaces)
            yield return site + place;
    }

    /// <param name="Page">What answered and is no feed.</param>
    internal sealed record Answer(bool IsFeed = false, FetchResult.Fetched? Page = null, FetchResult.Failed? Failure = null);
}
