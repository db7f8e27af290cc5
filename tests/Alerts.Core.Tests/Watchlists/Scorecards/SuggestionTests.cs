using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Scorecards;
using Xunit;

namespace Alerts.Core.Tests.Watchlists.Scorecards;

/// <summary>What articles suggest for the spellings of a watchlist.</summary>
public class SuggestionTests
{
    private static readonly TrackedEntity Prison = new()
    {
        Id = "cecot",
        Name = "Terrorism Confinement Center",
        Type = EntityType.Facility,
    };

    private static readonly TrackedEntity Abrego = new()
    {
        Id = "abrego-garcia",
        Name = "Kilmar Abrego García",
        Type = EntityType.Person,
        Aliases = [new("García")],
    };

    private static readonly TrackedEntity Act = new() { Id = "act", Name = "Alien Enemies Act", Type = EntityType.Law };

    [Theory]
    [InlineData("Guards at the Terrorism Confinement Center (CECOT) wear masks.", "CECOT")]
    [InlineData("Guards at the Terrorism Confinement Center (the CECOT) wear masks.", "CECOT")]
    [InlineData("Guards at the Terrorism Confinement Center (“Cecot”, in Spanish) wear masks.", "Cecot")]
    [InlineData("Guards at the Terrorism Confinement Center (CECOT by its initials) wear masks.", "CECOT")]
    [InlineData("Guards at the Terrorism Confinement Center (Centro de Confinamiento del Terrorismo) wear masks.", "Centro de Confinamiento del Terrorismo")]
    [InlineData("Guards at CECOT (Terrorism Confinement Center) wear masks.", "CECOT")]
    public void A_name_in_brackets_beside_a_known_one_is_suggested(string text, string alias)
    {
        var suggestion = Assert.Single(Suggested(Prison, text, text));

        Assert.Equal((SuggestionKind.AliasInBrackets, alias, 2, text), (suggestion.Kind, suggestion.Alias.Text, suggestion.Articles, suggestion.Example));
    }

    [Theory]
    [InlineData("Guards at the Terrorism Confinement Center (opened in 2023) wear masks.")]
    [InlineData("Guards at the Terrorism Confinement Center (2023) wear masks.")]
    [InlineData("Guards at the Terrorism Confinement Center (see <b>here</b>) wear masks.")]
    [InlineData("Guards at the Terrorism Confinement Center (Terrorism Confinement Center) wear masks.")]
    [InlineData("Guards at the Terrorism Confinement Center (never closed")]
    public void What_is_no_name_in_brackets_is_not_suggested(string text) => Assert.Empty(Suggested(Prison, text, text));

    [Fact]
    public void Ages_and_parties_behind_people_are_no_names() =>
        Assert.Empty(Suggested(Abrego, "Kilmar Abrego García (Maryland) spoke.", "Kilmar Abrego García (Maryland) left."));

    [Fact]
    public void What_one_article_alone_gives_is_not_suggested() =>
        Assert.Empty(Suggested(Prison, "Guards at the Terrorism Confinement Center (CECOT) wear masks."));

    [Theory]
    [InlineData("abrego-garcia", "A judge heard Kilmer Ábrego Garsía on Friday.", "Kilmer Ábrego Garsía")]
    [InlineData("abrego-garcia", "A judge heard Abrego-Garcia Kilmar on Friday.", "Abrego-Garcia Kilmar")]
    [InlineData("abrego-garcia", "A judge heard Kilmar Amaya Abrego García Friday.", "Kilmar Amaya Abrego García")]
    [InlineData("act", "He used the Aliens Enemies Act on Friday.", "Aliens Enemies Act")]
    [InlineData("act", "He used the Alien Ennemies Act on Friday.", "Alien Ennemies Act")]
    [InlineData("act", "He used the Alien Foreign Enemies Act on Friday.", "Alien Foreign Enemies Act")]
    [InlineData("act", "He used the Enemies Act on Friday.", "Enemies Act")]
    public void A_near_spelling_where_the_entity_was_not_found_is_suggested(string entityId, string text, string alias)
    {
        var entity = entityId == "act" ? Act : Abrego with { Aliases = [] };

        var suggestion = Assert.Single(Suggested(entity, text, text, text));

        Assert.Equal((SuggestionKind.UnmatchedSpelling, alias, 3, text), (suggestion.Kind, suggestion.Alias.Text, suggestion.Articles, suggestion.Example));
    }

    [Theory]
    [InlineData("He used the Alien Enemies Act and the Aliens Enemies Act.")] // Found here: nothing was missed.
    [InlineData("He saw an act of alien enemies.")]
    [InlineData("The Patriot Act passed.")]
    [InlineData("HE USED THE ALIENS ENEMIES ACT")]
    public void What_is_another_name_or_no_name_is_not_suggested(string text) => Assert.Empty(Suggested(Act, text, text, text));

    [Fact]
    public void A_word_that_many_spellings_share_leads_to_none_of_them()
    {
        static SpellingIndex Index(int people) => new(new()
        {
            Id = "list",
            Name = "List",
            Entities = [.. Enumerable.Range(0, people).Select(number => new TrackedEntity { Id = $"p{number}", Name = $"Given{number} García" })],
        });

        Assert.Equal(50, Index(50).Near("garcia").Count);
        Assert.Empty(Index(51).Near("garcia"));
        Assert.Single(Index(51).Near("given7"), spelling => spelling.EntityId == "p7");
    }

    [Fact]
    public void Frequent_spellings_go_first_and_rare_ones_are_left_out()
    {
        string[] texts =
        [
            .. Enumerable.Repeat("He used the Alien Ennemies Act.", 4),
            .. Enumerable.Repeat("He used the Aliens Enemies Act.", 5),
            .. Enumerable.Repeat("He used the Allien Enemies Act.", 2),
        ];

        Assert.Equal([("Aliens Enemies Act", 5), ("Alien Ennemies Act", 4)], Suggested(Act, texts).Select(suggestion => (suggestion.Alias.Text, suggestion.Articles)));
    }

    [Fact]
    public void Words_that_part_good_hits_from_dismissed_ones_become_a_requirement()
    {
        Article[] good =
        [
            Article(1, "The court heard García. His lawyer named Kilmar and a judge from Maryland."),
            Article(2, "On Friday García was held in CECOT, and friends of Kilmar wept."),
            Article(3, "A senator from Maryland flew to see García."),
            Article(4, "The guards brought García to CECOT at night."),
            Article(5, "They said that Kilmar waited. Then García spoke."),
        ];
        Article[] bad = [.. Enumerable.Range(6, 5).Select(number => Article(number, $"In Madrid the striker García scored {number} times for Atlético."))];

        var suggestion = Assert.Single(Suggested(Abrego, good, bad));

        Assert.Equal(SuggestionKind.RequiredContext, suggestion.Kind);
        Assert.Equal("García", suggestion.Alias.Text);
        Assert.Equal(["CECOT", "Kilmar", "Maryland"], suggestion.Alias.Requires!.Any.Order(StringComparer.Ordinal));
        Assert.Equal(new ContextEvidence(5, 5, 5, 0), suggestion.Context);
        Assert.Contains("Madrid", suggestion.Example, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_misses_of_a_requirement_count_as_bad_hits()
    {
        var entity = Abrego with { Aliases = [new("García", Requires: new(["Kilmar", "court"], []))] };
        Article[] good = [.. Enumerable.Range(1, 4).Select(number => Article(number, $"In court {number} they heard García, whom friends call Kilmar."))];
        Article[] bad = [.. Enumerable.Range(5, 3).Select(number => Article(number, $"On the tennis court {number} in Madrid García won."))];
        Article[] near = [.. Enumerable.Range(8, 3).Select(number => Article(number, $"The painter García showed {number} pictures in Sevilla."))];

        var suggestion = Assert.Single(Suggested(entity, good, bad, near));

        Assert.Equal(["Kilmar"], suggestion.Alias.Requires!.Any);
        Assert.Equal(new ContextEvidence(4, 4, 6, 0), suggestion.Context);
    }

    [Fact]
    public void Two_dismissed_hits_prove_nothing() => Assert.Empty(Suggested(
        Abrego,
        [.. Enumerable.Range(1, 5).Select(number => Article(number, $"Case {number}: friends of Kilmar saw García."))],
        [.. Enumerable.Range(6, 2).Select(number => Article(number, $"In Madrid García scored {number} times."))]));

    [Fact]
    public void Words_that_stand_beside_both_part_nothing() => Assert.Empty(Suggested(
        Abrego,
        [.. Enumerable.Range(1, 5).Select(number => Article(number, $"Case {number}: in Madrid they saw García."))],
        [.. Enumerable.Range(6, 5).Select(number => Article(number, $"In Spain and Madrid García scored {number} times."))]));

    [Fact]
    public void However_many_spellings_there_are_the_counts_stay_small_and_the_frequent_ones_stay()
    {
        var counts = new ProposalCounts();
        for (var number = 0; number < 3 * ProposalCounts.Most; number++)
        {
            counts.Add("act", $"Rare {number}", Article(number, "Rare."), TextField.Text, new(0, 4));
            if (number % 1_000 == 0)
                counts.Add("act", "Frequent", Article(number, "Frequent."), TextField.Text, new(0, 8));
        }

        Assert.InRange(counts.Of("act", 1).Count(), 1, ProposalCounts.Most);
        Assert.Equal("Frequent", counts.Of("act", 1).First().Spelling);
    }

    private static IReadOnlyList<Suggestion> Suggested(TrackedEntity entity, params string[] texts) =>
        Suggested(entity, [.. texts.Select((text, number) => Article(number, text))], []);

    private static IReadOnlyList<Suggestion> Suggested(TrackedEntity entity, Article[] good, Article[] bad, params Article[] others)
    {
        var dismissed = bad.Select(article => Alert.IdOf(entity.Id, article.Id)).ToHashSet();
        var contexts = new ContextSearches(entity, dismissed);
        foreach (var article in good.Concat(bad))
            contexts.Add(AlertOf(entity, article));
        var search = new SuggestionSearch(new() { Id = "list", Name = "List", Entities = [entity] }, contexts.Start());
        Parallel.ForEach(good.Concat(bad).Concat(others), search.Look);
        return search.Of(entity);
    }

    private static Alert AlertOf(TrackedEntity entity, Article article) => new()
    {
        Id = Alert.IdOf(entity.Id, article.Id),
        ArticleId = article.Id,
        FeedId = article.FeedId,
        WatchlistId = "list",
        WatchlistVersion = 1,
        EntityId = entity.Id,
        EntityName = entity.Name,
        EntityType = entity.Type,
        Title = article.Title,
        Source = article.Source,
        FirstSeen = article.FirstSeen,
        Evidence = new(article.Text, [], Tone.NotAnalyzed),
        Tone = Tone.NotAnalyzed,
        ToneScore = 0,
        Reasons = [.. entity.Aliases.Select(alias => new MatchReason(alias.Text, MentionKind.Alias, 1, null))],
    };

    private static Article Article(int number, string text) => new()
    {
        Id = StableId.Of($"article {number}"),
        FeedId = StableId.Of("feed"),
        Source = "The Border Wire",
        Title = "From the desk",
        Text = text,
        Language = "en",
        FirstSeen = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero),
    };
}
