using Alerts.Core.Watchlists;
using Alerts.Evaluation.Samples;

namespace Alerts.Evaluation.Scoring;

/// <summary>Names found and wanted in each of some articles; right where borders and type are the same.</summary>
internal sealed class NameScore
{
    /// <summary>Names of other kinds count neither for nor against.</summary>
    public static readonly IReadOnlyList<EntityType> Types =
        [EntityType.Person, EntityType.Organization, EntityType.Location, EntityType.Facility, EntityType.Law, EntityType.Event];

    private readonly IReadOnlyList<(IReadOnlyList<MarkedName> Found, IReadOnlyList<MarkedName> Wanted)> _articles;

    public NameScore(IEnumerable<NamedArticle> articles, Func<NamedArticle, IEnumerable<MarkedName>> find) =>
        _articles = [.. articles.Select(article => ((IReadOnlyList<MarkedName>)[.. find(article)], article.Names))];

    /// <summary>Persons, organisations and places, facilities among the places: as the usual sets count.</summary>
    public SpanCounts Together => SpanCounts.Sum(TogetherByArticle());

    public Interval TogetherInterval => Interval.Of(TogetherByArticle(), drawn => SpanCounts.Sum(drawn).F1);

    public SpanCounts this[EntityType type] => SpanCounts.Sum(ByArticle(type));

    public Interval IntervalOf(EntityType type) => Interval.Of(ByArticle(type), drawn => SpanCounts.Sum(drawn).F1);

    private SpanCounts[] ByArticle(EntityType type) =>
        [.. _articles.Select(article => SpanCounts.Of(article.Found.Where(name => name.Type == type), article.Wanted.Where(name => name.Type == type)))];

    private SpanCounts[] TogetherByArticle() => [.. _articles.Select(article => SpanCounts.Of(Usual(article.Found), Usual(article.Wanted)))];

    private static IEnumerable<MarkedName> Usual(IEnumerable<MarkedName> names) => names
        .Select(name => name.Type == EntityType.Facility ? name with { Type = EntityType.Location } : name)
        .Where(name => name.Type is EntityType.Person or EntityType.Organization or EntityType.Location);
}
