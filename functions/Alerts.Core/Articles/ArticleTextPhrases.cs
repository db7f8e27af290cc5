using System.Buffers;
using System.Collections.Frozen;

namespace Alerts.Core.Articles;

/// <summary>Knows by the words of English and Spanish publishers what is not the story.</summary>
internal static class ArticleTextPhrases
{
    /// <summary>Longer ones are no label of a box.</summary>
    public const int MaxLabelLength = 90;

    /// <summary>A request to the reader, a note or a line of topics is one or two sentences.</summary>
    private const int MaxLineLength = 320;
    private const int LongestFirstWord = 24;

    private static readonly PhraseList s_labels = PhraseList.Load("labels");
    private static readonly PhraseList s_markers = PhraseList.Load("markers");
    private static readonly PhraseList s_lines = PhraseList.Load("lines");
    private static readonly PhraseList s_cues = PhraseList.Load("cues");
    private static readonly PhraseList s_continue = PhraseList.Load("continue");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_shareWords = Words(
        "share tweet pin compartir comparte copiar copy imprimir print facebook twitter whatsapp linkedin pinterest reddit "
        + "telegram bluesky messenger instagram flipboard tumblr tiktok youtube");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_wordsAmongThem = Words(
        "post email e mail correo enviar save guardar link enlace x threads this article story esta nota noticia "
        + "on en by por via to the with friends click haz clic para | / : >");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_wordsBetweenLinks = Words(
        "via source fuente tags tag topics topic etiquetas etiqueta temas tema filed under categories category categorias categoria "
        + "and or y o x in en read see watch lee lea leer ver vea mira mire | / : > »");

    private static readonly SearchValues<string> s_tailStarts = SearchValues.Create(
        [". The post ", "] The post ", "… The post ", "? The post ", "! The post ",
            ". La entrada ", "] La entrada ", "… La entrada "], StringComparison.Ordinal);

    private static readonly SearchValues<string> s_cueWords = SearchValues.Create(
        ["newsletter", "podcast", "channel", "follow us", "for free", "our sister", "comment below", " app", "boletin",
            "boletín", "siguenos", "síguenos", "siganos", "síganos", "canal", "aplicaci", "rights reserved", "derechos reservados"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>"Related", "Te puede interesar": stands above links.</summary>
    public static bool IsLabel(string text) => text.Length <= MaxLabelLength && Is(s_labels, text, ignoresMarksAround: true);

    /// <summary>What may stand between links that fill a block.</summary>
    public static bool IsBetweenLinks(string text) =>
        text.Length <= MaxLabelLength
        && (text.Length == 0 || AreAllWords(text, s_wordsBetweenLinks, s_wordsBetweenLinks, needsFirst: false) || IsLabel(text));

    public static bool IsShareBar(string text) =>
        text.Length <= MaxLabelLength && AreAllWords(text, s_shareWords, s_wordsAmongThem, needsFirst: true);

    /// <summary>A whole block that tells nothing: a request, a credit, "Advertisement", a headline after "Related:".</summary>
    public static bool IsLineBesideTheStory(string text) =>
        text.Length <= MaxLineLength
        && (Is(s_lines, text) || Is(s_markers, text, ignoresMarksAround: true) || PhotoCredit.IsAllOf(text) || AsksForSomething(text));

    public static bool IsContinueLink(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaxLabelLength * 2 && (Is(s_continue, text, ignoresMarksAround: true) || text.Trim("[]().…→» ").IsEmpty);

    /// <summary>Without "The post … appeared first on …" at its end.</summary>
    public static string WithoutTail(string text)
    {
        var last = text.AsSpan(Math.Max(0, text.Length - MaxLineLength));
        var at = last.IndexOfAny(s_tailStarts);
        return at >= 0 && Is(s_lines, last[(at + 1)..]) ? text[..(text.Length - last.Length + at + 1)] : text;
    }

    private static bool AsksForSomething(string text)
    {
        // Only paragraphs with one of these words are taken to pieces.
        if (!text.AsSpan().ContainsAny(s_cueWords))
            return false;
        Span<char> folded = stackalloc char[text.Length];
        Span<Range> places = stackalloc Range[PhraseWords.MaxWords];
        return s_cues.HoldsAnywhere(new(text, folded, places));
    }

    private static bool Is(PhraseList phrases, ReadOnlySpan<char> text, bool ignoresMarksAround = false)
    {
        Span<char> first = stackalloc char[LongestFirstWord];
        if (!phrases.MayHold(PhraseWords.First(text, first)))
            return false;
        Span<char> folded = stackalloc char[text.Length];
        Span<Range> places = stackalloc Range[PhraseWords.MaxWords];
        return phrases.Holds(new(text, folded, places), ignoresMarksAround);
    }

    private static bool AreAllWords(
        string text,
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> some,
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> others,
        bool needsFirst)
    {
        Span<char> folded = stackalloc char[text.Length];
        Span<Range> places = stackalloc Range[PhraseWords.MaxWords];
        var words = new PhraseWords(text, folded, places);
        var hasSome = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (some.Contains(words[i]))
                hasSome = true;
            else if (!others.Contains(words[i]))
                return false;
        }
        return hasSome || !needsFirst;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
