namespace Alerts.Core.Articles;

/// <summary>Paragraphs that a publisher puts under most of its items: they belong to no story.</summary>
public sealed class RepeatedParagraphs
{
    /// <summary>Among fewer items, two that quote the same sentence would count as a habit.</summary>
    private const int FewestItems = 4;

    private const string Separator = "\n\n";

    private readonly HashSet<string> _repeated;

    private RepeatedParagraphs(HashSet<string> repeated) => _repeated = repeated;

    /// <param name="texts">The texts of all items that a feed shows now.</param>
    public static RepeatedParagraphs Find(IReadOnlyCollection<string> texts)
    {
        if (texts.Count < FewestItems)
            return new([]);
        var repeated = texts
            .SelectMany(text => text.Split(Separator).Distinct(StringComparer.Ordinal))
            .CountBy(paragraph => paragraph, StringComparer.Ordinal)
            .Where(paragraph => paragraph.Value >= FewestItems && paragraph.Value > texts.Count / 2)
            .Select(paragraph => paragraph.Key);
        return new(repeated.ToHashSet(StringComparer.Ordinal));
    }

    public string RemoveFrom(string text) => _repeated.Count == 0
        ? text
        : string.Join(Separator, text.Split(Separator).Where(paragraph => !_repeated.Contains(paragraph)));
}
