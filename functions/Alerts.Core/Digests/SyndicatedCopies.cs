using Alerts.Core.Feeds;

namespace Alerts.Core.Digests;

/// <summary>Shows a story once that several publishers carry.</summary>
internal static class SyndicatedCopies
{
    /// <param name="newestFirst">Alerts of one tracked entity.</param>
    /// <returns>Newest first; whoever was seen first with a story stands for it.</returns>
    public static IReadOnlyList<DigestItem> Fold(IEnumerable<Alert> newestFirst)
    {
        var stories = new List<List<Alert>>();
        var storyOf = new Dictionary<string, List<Alert>>(StringComparer.Ordinal);
        foreach (var alert in newestFirst.Reverse())
        {
            string[] signs = [.. SignsOf(alert)];
            var story = signs.Select(sign => storyOf.GetValueOrDefault(sign)).FirstOrDefault(known => known is not null)
                ?? stories.Find(known => HaveOneHeadline(known[0], alert));
            if (story is null)
                stories.Add(story = []);
            story.Add(alert);
            foreach (var sign in signs)
                _ = storyOf.TryAdd(sign, story);
        }

        stories.Reverse();
        return [.. stories.Select(story => new DigestItem(story[0], CopiesIn(story)))];
    }

    private static DigestCopy[] CopiesIn(List<Alert> story) =>
    [
        .. story
            .Where(alert => alert.Source != story[0].Source)
            .DistinctBy(alert => alert.Source)
            .Select(alert => new DigestCopy(alert.Source, alert.Link)),
    ];

    private static IEnumerable<string> SignsOf(Alert alert)
    {
        if (alert.StoryId is not null)
            yield return alert.StoryId;
        if (alert.Link is not null)
            yield return CanonicalLink.Of(alert.Link);
    }

    // For rows that are older than stories. One publisher may run a headline such as "Live updates" every day: within one source it
    // says nothing.
    private static bool HaveOneHeadline(Alert first, Alert other) =>
        (first.StoryId is null || other.StoryId is null)
        && first.Source != other.Source && first.Title.Length > 0
        && first.Title.Equals(other.Title, StringComparison.OrdinalIgnoreCase);
}
