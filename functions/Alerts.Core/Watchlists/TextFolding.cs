using System.Globalization;
using System.Text;

namespace Alerts.Core.Watchlists;

internal enum CharacterKind
{
    /// <summary>Letter or digit.</summary>
    Word,

    /// <summary>Combining mark: belongs to the letter before it.</summary>
    Mark,

    /// <summary>Soft hyphens, zero-width characters, direction marks: as if they were not there.</summary>
    Invisible,
    Space,
    LineBreak,
    ParagraphBreak,
    Hyphen,
    Apostrophe,
    Quote,
    Other,
}

/// <summary>Which characters count as the same when a name is looked for.</summary>
internal static class TextFolding
{
    /// <summary>No character of Unicode decomposes into more UTF-16 units (U+FDFA is the longest).</summary>
    public const int LongestFold = 18;

    private const int PageLength = 1 << 8;

    // By pages, since few of all characters are ever met.
    private static readonly string?[]?[] FoldedPages = new string?[]?[0x11_0000 / PageLength];

    private static readonly CharacterKind[] AsciiKinds = [.. Enumerable.Range(0, 128).Select(value => KindByUnicode(new Rune(value)))];

    public static CharacterKind KindOf(Rune rune) => rune.IsAscii ? AsciiKinds[rune.Value] : KindByUnicode(rune);

    private static CharacterKind KindByUnicode(Rune rune) => rune.Value switch
    {
        '\'' or '`' or '´' or 'ʹ' or 'ʻ' or 'ʼ' or 'ʽ' or '‘' or '’' or '‚' or '‛' or '′' or '＇' => CharacterKind.Apostrophe,
        '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '″' or '＂' => CharacterKind.Quote,
        '\u2212' or '\u2043' => CharacterKind.Hyphen,
        '\n' or '\r' or '\v' or '\u0085' or '\u2028' => CharacterKind.LineBreak,
        '\f' or '\u2029' => CharacterKind.ParagraphBreak,
        _ when Rune.IsLetterOrDigit(rune) => CharacterKind.Word,
        _ when Rune.IsWhiteSpace(rune) => CharacterKind.Space,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format => CharacterKind.Invisible,
            UnicodeCategory.DashPunctuation => CharacterKind.Hyphen,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark =>
                CharacterKind.Mark,
            _ => CharacterKind.Other,
        },
    };

    /// <summary>A letter, digit or mark without case, accent and ligature; empty for an accent alone.</summary>
    public static string Folded(Rune rune)
    {
        // Two threads may both fill a place, with the same text.
        var page = FoldedPages[rune.Value / PageLength] ??= new string?[PageLength];
        return page[rune.Value % PageLength] ??= WithoutCase(Bare(rune));
    }

    /// <summary>The letters and digits of a text in their case, without accents and ligatures.</summary>
    public static string BareLetters(ReadOnlySpan<char> text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (KindOf(rune) is CharacterKind.Word or CharacterKind.Mark)
                letters.Append(Bare(rune));
        }
        return letters.ToString();
    }

    /// <summary>A text letter for letter; only kinds of quotes, dashes and white space are made alike.</summary>
    public static string ExactForm(ReadOnlySpan<char> text)
    {
        var form = new StringBuilder(text.Length);
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = KindOf(rune);
            if (kind == CharacterKind.Word || (kind == CharacterKind.Mark && inWord))
            {
                form.Append(rune);
                inWord = true;
            }
            else if (kind is not (CharacterKind.Mark or CharacterKind.Invisible))
            {
                AppendSeparator(form, kind, rune);
                inWord = false;
            }
        }
        return form.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The one character that stands for all of its kind between words.</summary>
    public static Rune SeparatorFor(CharacterKind kind, Rune rune) => kind switch
    {
        CharacterKind.Hyphen => new Rune('-'),
        CharacterKind.Apostrophe => new Rune('\''),
        CharacterKind.Quote => new Rune('"'),
        CharacterKind.Space or CharacterKind.LineBreak or CharacterKind.ParagraphBreak => new Rune(' '),
        // Normalising refuses a text that holds this noncharacter.
        _ when rune.Value == 0xFFFE => Rune.ReplacementChar,
        _ => rune,
    };

    private static void AppendSeparator(StringBuilder form, CharacterKind kind, Rune rune)
    {
        var separator = SeparatorFor(kind, rune);
        if (separator.Value != ' ' || form.Length == 0 || form[^1] != ' ')
            form.Append(separator);
    }

    private static string Bare(Rune rune)
    {
        if (rune.IsAscii)
            return rune.ToString();
        var bare = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (!IsAccent(part) && KindOf(part) is CharacterKind.Word or CharacterKind.Mark)
                bare.Append(LettersWithoutDecomposition(part) ?? part.ToString());
        }
        // A letter of nothing but accents stays itself: no word may fold to nothing.
        return bare.Length > 0 || IsAccent(rune) ? bare.ToString() : rune.ToString();
    }

    private static string WithoutCase(string text)
    {
        var folded = new StringBuilder(text.Length);
        // Up and down again: a final sigma or a long s only meets its like by way of the capital.
        foreach (var rune in text.EnumerateRunes())
            folded.Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)));
        return folded.ToString();
    }

    /// <summary>Accents of European scripts and variation selectors; other scripts' marks are vowels that matter.</summary>
    private static bool IsAccent(Rune rune) => rune.Value
        is (>= 0x0300 and <= 0x036F)
        or (>= 0x1AB0 and <= 0x1AFF)
        or (>= 0x1DC0 and <= 0x1DFF)
        or (>= 0x20D0 and <= 0x20FF)
        or (>= 0xFE00 and <= 0xFE0F)
        or (>= 0xFE20 and <= 0xFE2F);

    private static string? LettersWithoutDecomposition(Rune rune) => rune.Value switch
    {
        'ß' => "ss",
        'ẞ' => "SS",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' or 'ð' => "d",
        'Đ' or 'Ð' => "D",
        'þ' => "th",
        'Þ' => "TH",
        'ħ' => "h",
        'Ħ' => "H",
        'ı' => "i",
        _ => null,
    };
}
