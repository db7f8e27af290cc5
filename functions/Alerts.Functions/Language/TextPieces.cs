using System.Globalization;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;

namespace Alerts.Functions.Language;

/// <summary>Cuts what is too long for one document of the service, and counts what it costs.</summary>
internal static class TextPieces
{
    /// <summary>The service takes 5,120 text elements (StringInfo) a document; the last 120 would cost a whole record.</summary>
    public const int MostElements = 5_000;

    /// <summary>One text element may be any number of code units: pieces must stay small for a request, too.</summary>
    public const int MostUnits = 50_000;

    private const int RecordElements = 1_000;

    /// <summary>Text records that the service charges for one document and feature.</summary>
    public static int Records(ReadOnlySpan<char> text) => Math.Max(1, (Elements(text) + RecordElements - 1) / RecordElements);

    /// <summary>Characters as people, and the service, count them.</summary>
    public static int Elements(ReadOnlySpan<char> text)
    {
        var elements = 0;
        for (; text.Length > 0; elements++)
            text = text[StringInfo.GetNextTextElementLength(text)..];
        return elements;
    }

    public static int RoughRecords(int length) => Math.Max(1, (length + RecordElements - 1) / RecordElements);

    /// <summary>The beginning, as far as it costs one record.</summary>
    public static string Beginning(string text) => text[..Fitting(text, RecordElements)];

    /// <returns>In order, together all of the text. Cut at paragraphs, else at sentences, else at words.</returns>
    public static IReadOnlyList<TextRange> Cut(string text)
    {
        if (text.Length <= MostElements)
            return [new(0, text.Length)];
        var borders = Borders(text);
        var pieces = new List<TextRange>();
        var next = 0;
        for (var start = 0; start < text.Length;)
        {
            var most = start + Fitting(text.AsSpan(start), MostElements);
            var (paragraph, sentence) = (start, start);
            for (; next < borders.Count && borders[next].At <= most; next++)
                (paragraph, sentence) = (borders[next].IsParagraph ? borders[next].At : paragraph, borders[next].At);
            var end = most == text.Length ? most
                : paragraph > start + ((most - start) / 2) ? paragraph
                : sentence > start ? sentence
                : text.AsSpan(start, most - start).LastIndexOf(' ') is var space and > 0 ? start + space + 1
                : most;
            while (next > 0 && borders[next - 1].At > end)
                next--; // Behind the cut they belong to the next piece.
            pieces.Add(new(start, end - start));
            start = end;
        }
        return pieces;
    }

    /// <returns>Where sentences begin, but for the first.</returns>
    private static List<(int At, bool IsParagraph)> Borders(string text)
    {
        var borders = new List<(int, bool)>();
        var before = int.MaxValue;
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            if (before < sentence.Start)
                borders.Add((sentence.Start, text.AsSpan(before..sentence.Start).Count('\n') > 1));
            before = sentence.End;
        }
        return borders;
    }

    /// <returns>Code units of the leading text elements, <paramref name="mostElements"/> at most.</returns>
    private static int Fitting(ReadOnlySpan<char> text, int mostElements)
    {
        var units = 0;
        for (var elements = 0; elements < mostElements && units < text.Length; elements++)
        {
            var length = StringInfo.GetNextTextElementLength(text[units..]);
            if (units + length > MostUnits)
                return units > 0 ? units : MostUnits - (char.IsHighSurrogate(text[MostUnits - 1]) ? 1 : 0);
            units += length;
        }
        return units;
    }
}
