using System.Text;
using Alerts.Core.Watchlists;

namespace Alerts.Benchmarks.Matching;

/// <summary>What others get: text and phrases without case, accents and kinds of separators, at no cost to them.</summary>
internal sealed class FoldedCorpus
{
    private readonly char[] _word = new char[1_000];
    private readonly char[] _separator = new char[1_000];

    private FoldedCorpus() { }

    public required string[] Phrases { get; init; }

    public required string[] Articles { get; init; }

    public static FoldedCorpus Of(IReadOnlyList<string> phrases, IReadOnlyList<string> articles)
    {
        var folding = new FoldedCorpus { Phrases = [], Articles = [] };
        return new() { Phrases = [.. phrases.Select(folding.Folded).Distinct()], Articles = [.. articles.Select(folding.Folded)] };
    }

    private string Folded(string text)
    {
        var folded = new StringBuilder();
        var reader = new WordReader(text, _word, _separator);
        while (reader.MoveNext())
            folded.Append(folded.Length == 0 ? "" : reader.Separator).Append(reader.Word);
        return folded.ToString();
    }
}
