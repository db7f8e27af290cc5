namespace Alerts.Core.Feeds;

/// <summary>Message: poll these hosts, side by side.</summary>
public sealed record VisitHosts(IReadOnlyList<VisitHost> Hosts)
{
    /// <summary>One that is slow keeps only the message open, not the others.</summary>
    public const int MostHosts = 16;

    /// <summary>Keeps a message below half of the 64 KB that a queue takes.</summary>
    public const int MostFeeds = 250;

    public static IEnumerable<VisitHosts> Share(IEnumerable<VisitHost> visits)
    {
        var together = new List<VisitHost>();
        var feeds = 0;
        foreach (var visit in visits)
        {
            if (together.Count == MostHosts || (together.Count > 0 && feeds + visit.Feeds.Count > MostFeeds))
            {
                yield return new([.. together]);
                together.Clear();
                feeds = 0;
            }

            together.Add(visit);
            feeds += visit.Feeds.Count;
        }

        if (together.Count > 0)
            yield return new([.. together]);
    }
}
