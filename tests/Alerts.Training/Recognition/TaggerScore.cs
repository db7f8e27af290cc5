using System.Globalization;
using Alerts.Core.Analysis.Recognition;

namespace Alerts.Training.Recognition;

/// <summary>Counts of names found, right and wanted, exact in borders and kind.</summary>
internal sealed class TaggerScore
{
    private readonly Dictionary<NameKind, (int Right, int Found, int Wanted)> _kinds = TagSet.Kinds.ToDictionary(kind => kind, _ => (0, 0, 0));

    public static TaggerScore Of(TaggerModel model, IEnumerable<TrainingArticle> articles)
    {
        var score = new TaggerScore();
        score.Add(model, articles);
        return score;
    }

    public void Add(TaggerModel model, IEnumerable<TrainingArticle> articles)
    {
        var tagger = new NameTagger(model);
        var names = new List<TaggedName>();
        foreach (var article in articles)
        {
            names.Clear();
            tagger.Tag(article.Tokens, article.Language, names);
            Add([.. names.Select(name => (name.Start, name.End, name.Kind))], [.. Wanted(article)]);
        }
    }

    /// <summary>Over persons, organisations and places together.</summary>
    public double F1 => F1Of(NameKind.Person, NameKind.Organization, NameKind.Place);

    public double F1Of(params NameKind[] kinds)
    {
        var (right, found, wanted) = kinds.Select(kind => _kinds[kind]).Aggregate((0, 0, 0), (sum, kind) => (sum.Item1 + kind.Right, sum.Item2 + kind.Found, sum.Item3 + kind.Wanted));
        return found + wanted == 0 ? 0 : 200.0 * right / (found + wanted);
    }

    public override string ToString() => string.Join(
        ", ", _kinds.Keys.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind} {F1Of(kind):F1}")).Prepend(string.Create(CultureInfo.InvariantCulture, $"F1 {F1:F1}")));

    public static IEnumerable<(int Start, int End, NameKind Kind)> Wanted(TrainingArticle article)
    {
        for (var start = 0; start < article.Tags.Length; start++)
        {
            if (!TagSet.IsFirst(article.Tags[start]))
                continue;
            var end = start + 1;
            while (end < article.Tags.Length && article.Tags[end] == article.Tags[start] + 1)
                end++;
            yield return (start, end, TagSet.KindOf(article.Tags[start]));
        }
    }

    private void Add(HashSet<(int, int, NameKind Kind)> found, HashSet<(int, int, NameKind Kind)> wanted)
    {
        foreach (var kind in TagSet.Kinds)
        {
            var (right, all, gold) = _kinds[kind];
            _kinds[kind] = (
                right + found.Count(name => name.Kind == kind && wanted.Contains(name)),
                all + found.Count(name => name.Kind == kind),
                gold + wanted.Count(name => name.Kind == kind));
        }
    }
}
