namespace Alerts.Core.Watchlists.Matching;

/// <summary>Says what a near miss failed at.</summary>
internal static class RejectionWords
{
    /// <summary>A sentence that lists more is not read, and does not fit beside others into a row.</summary>
    private const int MostListed = 10;

    /// <param name="detail">What was found besides, where the kind of failure has such a thing.</param>
    public static string Of(RejectionKind kind, string surface, Candidate candidate, string? detail) =>
        $"“{WatchlistWords.Shortened(surface)}” seen, but " + kind switch
        {
            RejectionKind.Language => $"the alias “{candidate.Spelling}” counts only in articles in {candidate.Alias!.Language}",
            RejectionKind.Spelling => candidate.Alias!.Mode == AliasMode.Acronym
                ? $"the acronym “{candidate.Spelling}” counts only in capitals"
                : $"the alias “{candidate.Spelling}” counts only letter for letter",
            RejectionKind.Excluded => $"it stands in a phrase that {candidate.Entity.Entity.Name} excludes",
            RejectionKind.ContextMissing => Missing(candidate.Alias!.Requires!),
            RejectionKind.ContextForbidden => $"“{detail}” stands {Place(candidate.Alias!.Forbids!.Within)}, which the alias forbids",
            RejectionKind.ShoutedTitle => "in a title all in capitals it may be a common word, and the text does not have it",
            RejectionKind.NoFullName => $"{candidate.Entity.Entity.Name} is not named in full before it",
            RejectionKind.AnotherPerson => $"another person of that name is in the article: {detail}",
            RejectionKind.InsideLongerName => $"it is part of a longer name: {detail}",
            RejectionKind.BelowThreshold => detail!,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static string Missing(CompiledRule rule)
    {
        var (any, all) = (List(rule.Any), List(rule.All));
        var missing = (rule.Any.Count, rule.All.Count) switch
        {
            ( > 0, 0) => $"none of {any}",
            (0, > 1) => $"not all of {all}",
            (0, _) => $"no {all}",
            _ => $"not one of {any} together with {all}",
        };
        return $"{missing} {Place(rule.Within)}";
    }

    private static string List(IReadOnlyList<ContextPhrase> phrases)
    {
        var listed = string.Join(", ", phrases.Take(MostListed).Select(phrase => phrase.Text));
        return phrases.Count <= MostListed ? listed : $"{listed} and {phrases.Count - MostListed} more";
    }

    private static string Place(ContextScope scope) => scope.Unit switch
    {
        ContextUnit.Sentence => "in its sentence",
        ContextUnit.Paragraph => "in its paragraph",
        ContextUnit.Words when scope.Words == 0 => "next to it",
        ContextUnit.Words when scope.Words == 1 => "within one word of it",
        ContextUnit.Words => $"within {scope.Words} words of it",
        _ => "in the article",
    };
}
