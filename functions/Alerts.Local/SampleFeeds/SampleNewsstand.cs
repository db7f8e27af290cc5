namespace Alerts.Local.SampleFeeds;

/// <summary>The sample feeds and what has come out of them so far.</summary>
public sealed class SampleNewsstand
{
    /// <summary>A feed shows its newest items only, as real ones do.</summary>
    private const int FeedLength = 30;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _opened;
    private readonly IEnumerator<(SampleFeed Feed, int Index, int Edition)> _upcoming;
    private readonly Dictionary<string, List<Publication>> _published;

    private SampleNewsstand(string opml, IReadOnlyList<SampleFeed> feeds, int firstEdition, TimeProvider time)
    {
        Opml = opml;
        Feeds = feeds;
        _time = time;
        _opened = time.GetUtcNow();
        _upcoming = Upcoming(feeds, firstEdition).GetEnumerator();
        _published = feeds.ToDictionary(feed => feed.FileName, _ => new List<Publication>());
    }

    /// <summary>The list of the feeds, with <see cref="SampleFeed.BaseToken"/> for the server's address.</summary>
    public string Opml { get; }

    public IReadOnlyList<SampleFeed> Feeds { get; }

    /// <param name="folder">Holds <c>feeds.opml</c> and the folder <c>feeds</c>.</param>
    /// <param name="firstEdition">Above those of an earlier run whose state is kept: to it their articles are not new.</param>
    public static SampleNewsstand Load(string folder, int firstEdition, TimeProvider time)
    {
        var files = Directory.GetFiles(Path.Combine(folder, "feeds")).Order(StringComparer.Ordinal);
        return new SampleNewsstand(
            File.ReadAllText(Path.Combine(folder, "feeds.opml")), [.. files.Select(SampleFeed.Load)], firstEdition, time);
    }

    /// <summary>One whole edition, as if it had come out over the last day.</summary>
    public void PublishAll()
    {
        var count = Feeds.Sum(feed => feed.Items.Count);
        var now = _time.GetUtcNow();
        lock (_lock)
        {
            for (var left = count; left > 0; left--)
                Publish(now - (TimeSpan.FromDays(1) * left / count), feedLength: count);
        }
    }

    /// <summary>The next article; after the last one a new edition begins.</summary>
    public void PublishNext()
    {
        lock (_lock)
            Publish(_time.GetUtcNow(), FeedLength);
    }

    public SampleFeed? Find(string fileName) => Feeds.FirstOrDefault(feed => feed.FileName == fileName);

    public SampleIssue LatestIssue(SampleFeed feed)
    {
        lock (_lock)
        {
            var published = _published[feed.FileName];
            return new SampleIssue(published.Count == 0 ? _opened : published[^1].Time, [.. Enumerable.Reverse(published)]);
        }
    }

    private void Publish(DateTimeOffset time, int feedLength)
    {
        _ = _upcoming.MoveNext();
        var (feed, index, edition) = _upcoming.Current;
        var shown = _published[feed.FileName];
        shown.Add(new Publication(index, edition, time));
        if (shown.Count > feedLength)
            shown.RemoveAt(0);
    }

    /// <summary>Endless: each feed once a round, in an order that differs by round and is the same in each run.</summary>
    private static IEnumerable<(SampleFeed Feed, int Index, int Edition)> Upcoming(
        IReadOnlyList<SampleFeed> feeds, int firstEdition)
    {
        var rounds = feeds.Max(feed => feed.Items.Count);
        for (var edition = firstEdition; ; edition++)
        {
            var random = new Random(edition);
            for (var index = 0; index < rounds; index++)
            {
                var order = feeds.Where(feed => index < feed.Items.Count).ToArray();
                random.Shuffle(order);
                foreach (var feed in order)
                    yield return (feed, index, edition);
            }
        }
    }
}
