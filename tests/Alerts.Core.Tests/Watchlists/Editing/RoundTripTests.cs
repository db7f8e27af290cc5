using System.Text;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Editing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Alerts.Core.Tests.Watchlists.Editing;

/// <summary>Any watchlist without fault comes back from a file as it went in.</summary>
public sealed class RoundTripTests
{
    private const string Signs = "aáñßŁ9 |\\'\"=+-@,;&<>.#%()|\\'\"=+-@,;中😀";

    private static readonly Gen<string> s_text =
        from runes in Gen.Elements(Signs.EnumerateRunes().Select(rune => rune.ToString()).ToArray()).ArrayOf()
        from start in Gen.Elements("", "=", "+", "-", "@", "'", "'=", "''-", "|", "\\")
        from word in Gen.Elements("CECOT", "Abrego García", "ley", "x9")
        let text = (start + string.Concat(runes.Take(30)) + word).Trim()
        select text;

    private static readonly Gen<ContextScope> s_scope = Gen.OneOf(
        Gen.Elements(ContextUnit.Article, ContextUnit.Paragraph, ContextUnit.Sentence).Select(unit => new ContextScope(unit)),
        Gen.Choose(0, 100).Select(ContextScope.Of));

    private static readonly Gen<ContextRule?> s_rule = Maybe(
        from any in s_text.ArrayOf()
        from all in s_text.NonEmptyListOf()
        from within in s_scope
        select new ContextRule([.. any.Take(3)], [.. all.Take(2)], within));

    private static readonly Gen<Alias> s_alias =
        from text in s_text
        from language in Gen.Elements(null, "es", "en-US")
        from mode in Gen.Elements<AliasMode?>(null, AliasMode.Folded, AliasMode.Exact, AliasMode.Acronym)
        from requires in s_rule
        from forbids in s_rule
        select new Alias(text, language, mode, requires, forbids);

    private static readonly Gen<TrackedEntity> s_entity =
        from name in s_text
        from type in Gen.Elements(Enum.GetValues<EntityType>())
        from aliases in s_alias.ArrayOf()
        from exclude in s_text.ArrayOf()
        from threshold in Maybe(
            from salience in Gen.Elements(Enum.GetValues<Salience>())
            from mentions in Gen.Choose(1, 100)
            select new Threshold(salience, mentions))
        from note in Maybe(s_text)
        select new TrackedEntity
        {
            Id = "",
            Name = name,
            Type = type,
            Aliases = [.. aliases.Take(4)],
            Exclude = [.. exclude.Take(3)],
            Threshold = threshold,
            Note = note,
        };

    private static readonly Gen<Watchlist> s_watchlist = s_entity.ArrayOf().Select(entities => new Watchlist
    {
        Id = "any",
        Name = "Any list",
        Entities = [.. entities.Take(5).Select((entity, number) => entity with { Id = $"e-{number}" })],
    });

    [Property(MaxTest = 500)]
    public Property A_watchlist_comes_back_from_JSON_the_same() => AnyValid(watchlist =>
        Assert.Equal(WatchlistFile.ToJson(watchlist), WatchlistFile.ToJson(Read(WatchlistFile.Read(Encoding.UTF8.GetBytes(WatchlistFile.ToJson(watchlist)))))));

    [Property(MaxTest = 500)]
    public Property A_watchlist_comes_back_from_CSV_the_same() => AnyValid(watchlist =>
        Assert.Equal(WatchlistFile.ToJson(watchlist), WatchlistFile.ToJson(Read(WatchlistCsv.Read(WatchlistCsv.Write(watchlist), watchlist.Id, watchlist.Name)))));

    [Property(MaxTest = 500)]
    public Property The_difference_between_two_watchlists_is_empty_only_where_they_are_equal() => Prop.ForAll(
        s_watchlist.Select(WithoutFaults).Two().ToArbitrary(),
        pair => Assert.Equal(
            WatchlistFile.ToJson(pair.Item1) == WatchlistFile.ToJson(pair.Item2), WatchlistDiff.Between(pair.Item1, pair.Item2).Count == 0));

    private static Property AnyValid(Action<Watchlist> holds) => Prop.ForAll(s_watchlist.Select(WithoutFaults).ToArbitrary(), holds);

    private static Watchlist Read(DraftFile file)
    {
        Assert.Empty(file.Faults);
        return file.Watchlist!;
    }

    /// <summary>Leaves out what the check refuses, so that all that is drawn counts.</summary>
    private static Watchlist WithoutFaults(Watchlist watchlist)
    {
        var faulty = WatchlistCheck.FaultsOf(watchlist).Select(fault => fault.Field).ToArray();
        return watchlist with
        {
            Entities =
            [
                .. watchlist.Entities.Select((entity, index) => entity with
                {
                    Aliases = [.. entity.Aliases.Where((_, number) => !faulty.Any(field => field.Entity == index && field.Alias == number))],
                    Exclude = faulty.Any(field => field.Entity == index && field.Alias is null) ? [] : entity.Exclude,
                }),
            ],
        };
    }

    private static Gen<T?> Maybe<T>(Gen<T> gen) where T : class => Gen.OneOf(Gen.Constant<T?>(null), gen.Select(value => (T?)value));
}
