using Alerts.Core.Articles;

namespace Alerts.Functions.Email;

public readonly record struct MarkedSegment(string Text, bool IsMarked);

/// <summary>Cuts a text at its marks. Marks may overlap, stand in any order or point beside the text.</summary>
public static class MarkedSegments
{
    public static IEnumerable<MarkedSegment> Of(string text, IReadOnlyList<TextRange> marks) =>
        Cut(text, marks)
            .Select(segment => segment with { Text = ReaderText.Clean(segment.Text) })
            .Where(segment => segment.Text.Length > 0);

    /// <summary>For plain text: marked words between asterisks.</summary>
    public static string WithAsterisks(string text, IReadOnlyList<TextRange> marks) =>
        ReaderText.OneLine(string.Concat(Of(text, marks).Select(segment => segment.IsMarked ? $"*{segment.Text}*" : segment.Text)));

    private static IEnumerable<MarkedSegment> Cut(string text, IReadOnlyList<TextRange> marks)
    {
        var written = 0;
        foreach (var (start, end) in Merged(text, marks))
        {
            if (start > written)
                yield return Segment(written, start, isMarked: false);
            yield return Segment(start, end, isMarked: true);
            written = end;
        }
        if (written < text.Length)
            yield return Segment(written, text.Length, isMarked: false);

        MarkedSegment Segment(int start, int end, bool isMarked) => new(text[start..end], isMarked);
    }

    private static List<(int Start, int End)> Merged(string text, IReadOnlyList<TextRange> marks)
    {
        var merged = new List<(int Start, int End)>();
        foreach (var (start, end) in marks.Select(mark => Within(text, mark)).Where(mark => mark.Start < mark.End).Order())
        {
            if (merged.Count > 0 && start <= merged[^1].End)
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, end));
            else
                merged.Add((start, end));
        }
        return merged;
    }

    private static (int Start, int End) Within(string text, TextRange mark)
    {
        var start = Math.Clamp(mark.Start, 0, text.Length);
        var end = (int)Math.Clamp((long)mark.Start + mark.Length, 0, text.Length);
        if (start < end && IsInsidePair(text, start))
            start--;
        if (start < end && IsInsidePair(text, end))
            end++;
        return (start, end);
    }

    private static bool IsInsidePair(string text, int index) =>
        index > 0 && index < text.Length && char.IsSurrogatePair(text[index - 1], text[index]);
}
