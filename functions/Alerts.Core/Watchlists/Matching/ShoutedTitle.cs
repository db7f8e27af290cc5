using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Matching;

/// <summary>
/// In a title all in capitals, "ICE" may be frozen water: an acronym of up to three letters counts there only if the
/// text has it too, in a paragraph that is not all capitals.
/// </summary>
internal sealed class ShoutedTitle(ArticleReading reading)
{
    public void Apply()
    {
        if (!reading.Aliases.Any(IsDoubtful))
            return;
        var proven = reading.Aliases
            .Where(candidate => candidate.Words.Field == TextField.Text && !reading.Words(TextField.Text).IsInCapitals(candidate.Words.First))
            .Select(candidate => candidate.Alias)
            .ToHashSet();
        reading.Aliases.RemoveAll(candidate =>
        {
            var fails = IsDoubtful(candidate) && !proven.Contains(candidate.Alias);
            if (fails)
                reading.Rejections.Add(candidate, RejectionKind.ShoutedTitle);
            return fails;
        });
    }

    private bool IsDoubtful(Candidate candidate) =>
        candidate is { Words: { Field: TextField.Title, Count: 1 }, Alias.LooksLikeWord: true }
        && reading.Words(TextField.Title).IsInCapitals(candidate.Words.First);
}
