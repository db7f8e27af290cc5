using Alerts.Core.Articles;

namespace Alerts.Functions.Web.Layout;

/// <param name="IsMarked">Stands for the tracked entity.</param>
public readonly record struct TextPiece(string Text, bool IsMarked);

public static class MarkedText
{
    /// <summary>Cuts a text at its marks. Of a mark that leaves the text or overlaps an earlier one, the rest counts.</summary>
    public static IEnumerable<TextPiece> Split(string text, IEnumerable<TextRange> marks)
    {
        var at = 0;
        foreach (var mark in marks.OrderBy(mark => mark.Start))
        {
            var start = Math.Clamp(mark.Start, at, text.Length);
            var end = Math.Clamp(mark.End, start, text.Length);
            if (start > at)
                yield return new TextPiece(text[at..start], IsMarked: false);
            if (end > start)
                yield return new TextPiece(text[start..end], IsMarked: true);
            at = end;
        }

        if (at < text.Length)
            yield return new TextPiece(text[at..], IsMarked: false);
    }
}
