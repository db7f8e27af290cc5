using System.Text;

namespace Alerts.Core.Articles;

/// <summary>Lines that a publisher puts under most of its items: they belong to no story.</summary>
public sealed class RepeatedParagraphs
{
    /// <summary>Among fewer items, two that quote the same sentence would count as a habit.</summary>
    private const int FewestItems = 4;

    private readonly HashSet<string> _repeated;

    private RepeatedParagraphs(HashSet<string> repeated) => _repeated = repeated;

    /// <param name="texts">The texts of all items that a feed shows now.</param>
    public static RepeatedParagraphs Find(IReadOnlyCollection<ArticleText> texts)
    {
        if (texts.Count < FewestItems)
            return new([]);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var inThisText = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            inThisText.Clear();
            foreach (var line in text.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (inThisText.Add(line))
                    counts[line] = counts.GetValueOrDefault(line) + 1;
            }
        }
        return new(counts
            .Where(line => line.Value >= FewestItems && line.Value > texts.Count / 2)
            .Select(line => line.Key)
            .ToHashSet(StringComparer.Ordinal));
    }

    public ArticleText RemoveFrom(ArticleText text)
    {
        if (_repeated.Count == 0)
            return text;
        var rest = new StringBuilder(text.Text.Length);
        var kinds = new StringBuilder(text.Kinds.Length);
        var paragraphs = text.Text.Split(ArticleText.Separator);
        for (var i = 0; i < paragraphs.Length; i++)
        {
            var kept = string.Join('\n', paragraphs[i].Split('\n').Where(line => !_repeated.Contains(line)));
            if (kept.Length == 0)
                continue;
            _ = rest.Append(rest.Length > 0 ? ArticleText.Separator : "").Append(kept);
            _ = kinds.Append(i < text.Kinds.Length ? text.Kinds[i] : 'p');
        }
        return rest.Length == text.Text.Length ? text : new(rest.ToString(), kinds.ToString());
    }
}
