namespace Alerts.Core.Digests;

/// <summary>Shows a story once that several publishers carry under the same link or headline.</summary>
internal static class SyndicatedCopies
{
    /// <param name="newestFirst">Alerts of one tracked entity.</param>
    /// <returns>Newest first; whoever was seen first with a story stands for it.</returns>
    public static IReadOnlyList<DigestItem> Fold(IEnumerable<Alert> newestFirst)
    {
        var stories = new List<(Alert First, List<DigestCopy> Copies)>();
        foreach (var alert in newestFirst.Reverse())
        {
            var index = stories.FindIndex(story => AreCopies(story.First, alert));
            if (index < 0)
                stories.Add((alert, []));
            else if (alert.Source != stories[index].First.Source)
                stories[index].Copies.Add(new DigestCopy(alert.Source, alert.Link));
        }

        stories.Reverse();
        return [.. stories.Select(story => new DigestItem(story.First, [.. story.Copies.Distinct()]))];
    }

    // One publisher may run a headline such as "Live updates" every day: within one source only the link decides.
    private static bool AreCopies(Alert first, Alert other) =>
        (first.Link is not null && first.Link == other.Link)
        || (first.Source != other.Source && first.Title.Length > 0
            && first.Title.Equals(other.Title, StringComparison.OrdinalIgnoreCase));
}
