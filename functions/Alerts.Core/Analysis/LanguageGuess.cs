using System.Collections.Frozen;
using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <summary>English or Spanish: the languages the embedded analyser reads.</summary>
public static class LanguageGuess
{
    public const string English = "en";
    public const string Spanish = "es";

    /// <summary>Enough to be sure of a long article; more would only cost time.</summary>
    private const int LongestSample = 2_000;

    private static readonly FrozenSet<string> EnglishWords = Words(
        """
        the of and to in is was that for with on by his her from were has had they it be at an this which are will not
        after who said their been its as he she we you but or have would about into what when how
        """);

    private static readonly FrozenSet<string> SpanishWords = Words(
        """
        el la los las de del que y en un una por con se su sus para al lo como mas fue ha esta este esto pero entre
        desde hasta sobre sin tras segun cuando donde quien tambien ser son era han le les nos contra ante durante
        porque dijo
        """);

    /// <param name="tag">Wins when it names one of the two languages, whatever the region.</param>
    /// <returns><see cref="English"/> or <see cref="Spanish"/>; English when nothing speaks for either.</returns>
    public static string Of(string? tag, string title, string text)
    {
        var primary = tag.AsSpan().Trim();
        primary = primary[..(primary.IndexOfAny('-', '_') is var cut and >= 0 ? cut : primary.Length)];
        if (primary.Equals(English, StringComparison.OrdinalIgnoreCase))
            return English;
        if (primary.Equals(Spanish, StringComparison.OrdinalIgnoreCase))
            return Spanish;

        return SpanishLead(title) + SpanishLead(text) > 0 ? Spanish : English;
    }

    /// <summary>Positive for Spanish. A word decides more than a letter: English news is full of Spanish names.</summary>
    private static double SpanishLead(string text)
    {
        var sample = new TextRange(0, Math.Min(text.Length, LongestSample));
        var words = new FoldedWords();
        words.Read(text, sample, NameCursor.None);

        var english = EnglishWords.GetAlternateLookup<ReadOnlySpan<char>>();
        var spanish = SpanishWords.GetAlternateLookup<ReadOnlySpan<char>>();
        var lead = 0.0;
        for (var i = 0; i < words.Count; i++)
            lead += (spanish.Contains(words[i]) ? 1 : 0) - (english.Contains(words[i]) ? 1 : 0);

        foreach (var c in text.AsSpan(0, sample.Length))
            lead += c is '¿' or '¡' ? 1 : c is 'ñ' or 'á' or 'é' or 'í' or 'ó' or 'ú' ? 0.25 : 0;
        return lead;
    }

    private static FrozenSet<string> Words(string list) =>
        list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
