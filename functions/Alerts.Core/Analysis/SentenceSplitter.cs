using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <summary>
/// Cuts English and Spanish prose into sentences. Where a full stop could be either, it does not cut:
/// a sentence too long still shows a mention whole, half a sentence does not.
/// </summary>
public static class SentenceSplitter
{
    private const string Closers = "\"'”’»›)]}";
    /// <summary>A longer quotation is cut like other text: a lost closing mark must not make one sentence of an article.</summary>
    private const int LongestQuotation = 400;

    private const string OpenersAndDashes = "\"'“‘„«‹([{—–-•*";

    /// <returns>
    /// Ranges in reading order, without white space round them. Every character that is not white space lies in exactly one.
    /// </returns>
    public static IReadOnlyList<TextRange> Split(string text)
    {
        var sentences = new List<TextRange>();
        var start = SkipWhite(text, 0);
        var at = start;
        var quoteEnd = -1;
        while (at < text.Length)
        {
            if (at > quoteEnd && OpensQuotation(text, at))
                quoteEnd = EndOfQuotation(text, at);
            if (char.IsWhiteSpace(text[at]))
            {
                var next = SkipWhite(text, at);
                if (IsParagraphBreak(text.AsSpan(at, next - at)) || next == text.Length)
                {
                    sentences.Add(new TextRange(start, at - start));
                    start = next;
                }

                at = next;
            }
            else if (IsTerminator(text[at]))
            {
                var end = SkipClosers(text, SkipTerminators(text, at));
                var isLoneStop = text[at] == '.' && end == at + 1;
                // What somebody says stays together, or only its end would be known as theirs.
                if (end > quoteEnd && EndsSentence(text.AsSpan(start, at - start), isLoneStop, text.AsSpan(end)))
                {
                    sentences.Add(new TextRange(start, end - start));
                    start = SkipWhite(text, end);
                    at = start;
                }
                else
                {
                    at = end;
                }
            }
            else
            {
                at++;
            }
        }

        if (start < text.Length)
            sentences.Add(new TextRange(start, text.Length - start));

        return sentences;
    }

    private static bool EndsSentence(ReadOnlySpan<char> before, bool isLoneStop, ReadOnlySpan<char> after)
    {
        // "¿Qué pasó?¿Quién?" is often set without a space.
        if (after.IsEmpty || after[0] is '¿' or '¡')
            return true;
        if (!char.IsWhiteSpace(after[0]))
            return false;

        var next = after.TrimStart();
        // Newsrooms write an ellipsis as ". . ."
        if (!next.IsEmpty && IsTerminator(next[0]))
            return false;

        next = SkipOpeners(next);
        if (next.IsEmpty)
            return true;
        // "Free him!” she said": the punctuation ties the quotation to who said it.
        if (char.IsLower(next[0]))
            return false;

        return !isLoneStop || !Abbreviations.Continues(before, next);
    }

    private static bool OpensQuotation(string text, int at) => text[at] switch
    {
        '“' or '«' or '„' => true,
        '"' => at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or '—'),
        _ => false,
    };

    /// <returns>Where its closing mark stands; -1 where none comes soon.</returns>
    private static int EndOfQuotation(string text, int opener)
    {
        var rest = text.AsSpan(opener + 1, Math.Min(LongestQuotation, text.Length - opener - 1));
        var length = text[opener] switch
        {
            '«' => rest.IndexOf('»'),
            '"' => rest.IndexOf('"'),
            _ => rest.IndexOf('”'),
        };
        return length < 0 || rest[..length].Contains("\n\n", StringComparison.Ordinal) ? -1 : opener + 1 + length;
    }

    private static bool IsTerminator(char c) => c is '.' or '!' or '?' or '…' or '‽';

    private static int SkipWhite(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int SkipTerminators(string text, int at)
    {
        while (at < text.Length && IsTerminator(text[at]))
            at++;
        return at;
    }

    private static int SkipClosers(string text, int at)
    {
        while (at < text.Length && Closers.Contains(text[at], StringComparison.Ordinal))
            at++;
        return at;
    }

    private static ReadOnlySpan<char> SkipOpeners(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || OpenersAndDashes.Contains(text[at], StringComparison.Ordinal)))
            at++;
        return text[at..];
    }

    /// <summary>A blank line, or Unicode's own sign. One line break alone may be nothing but a wrapped line.</summary>
    private static bool IsParagraphBreak(ReadOnlySpan<char> white)
    {
        var lineEnds = 0;
        for (var i = 0; i < white.Length; i++)
        {
            if (white[i] == '\u2029')
                return true;
            if (white[i] is '\n' or '\u2028' or '\u0085' || (white[i] == '\r' && (i + 1 == white.Length || white[i + 1] != '\n')))
                lineEnds++;
        }

        return lineEnds > 1;
    }
}
