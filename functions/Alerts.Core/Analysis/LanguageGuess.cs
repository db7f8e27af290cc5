using System.Collections.Frozen;
using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <summary>What language a text is in. The embedded analyser reads English and Spanish; others are known so that they are not taken for these.</summary>
public static class LanguageGuess
{
    public const string English = "en";
    public const string Spanish = "es";

    /// <summary>The tag of a text that speaks for no language.</summary>
    public const string Unknown = "und";

    /// <summary>Enough to be sure of a long article; more would only cost time.</summary>
    private const int LongestSample = 2_000;

    /// <summary>A shorter text need not hold a word that tells its language: it is taken for English.</summary>
    private const int FewestWords = 12;

    /// <summary>A language's most frequent words are at least so large a part of its prose.</summary>
    private const double LeastShare = 0.08;

    /// <summary>Of a word; a letter that is no proof counts less.</summary>
    private const double LetterLead = 0.25;

    /// <summary>By which another language must be ahead: a quoted word of it makes no text foreign.</summary>
    private const double LeastLead = 0.5;

    private const int SpanishAt = 1;

    private static readonly (string Language, string Letters, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words)[] Languages =
    [
        (English, "", Words(
            """
            the of and to in is was that for with on by his her from were has had they it be at an this which are will not
            after who said their been its as he she we you but or have would about into what when how a do no over door come more than
            out up new i so if me son
            """)),
        (Spanish, "ñáéíóú", Words(
            """
            el la los las de del que y en un una por con se su sus para al lo como mas fue ha esta este esto pero entre
            desde hasta sobre sin tras segun cuando donde quien tambien ser son era han le les nos contra ante durante
            porque dijo a no
            """)),
        ("pt", "ãõçêâáéíóú", Words(
            """
            o os da dos das de que e em na nos nas um uma por com se seu sua para ao aos mais foi tem isso mas
            entre ate sobre sem apos segundo quando onde quem tambem ser sao era pelo pela nao disse ou muito
            """)),
        ("fr", "èêàçœûùîôâé", Words(
            """
            le la les l'a de du des d'un d'une que et en un une par avec se son sa ses pour au aux comme plus est sont ete cette ce mais
            entre depuis sur sans apres selon quand ou qui aussi dans etait ont il elle nous vous ne pas n'est c'est qu'il a leur
            """)),
        ("it", "èàùìò", Words(
            """
            il lo la gli le di del della dei delle che e in un una per con si suo sua al alla piu e' sono ha hanno questa questo ma
            tra dal dalla su senza dopo secondo quando dove chi anche essere era non nel nella ai da stato stata
            """)),
        ("de", "äßöü", Words(
            """
            der die das den dem des und im ist sich mit auf fur von vom zu zum zur ein eine einen einem einer nicht auch als nach
            bei aus hat haben wird werden wurde dass er sie es an am aber oder uber um vor durch sein ihre wie noch
            """)),
        ("nl", "ëï", Words(
            """
            de het een en van dat die voor met op zijn haar uit werd heeft hebben ze ook niet naar aan er bij om te
            maar of wordt worden deze dit nog als tegen tot meer geen zich
            """)),
        ("ca", "çàèòéíóúï", Words(
            """
            el la els les de del dels que i en un una per amb es seu seva al als com mes ha han aquesta aquest pero entre des fins sobre
            sense segons quan on qui tambe ser son era li nos contra davant perque va van d'un l'any
            """)),
    ];

    /// <summary>Whether the embedded analyser has learnt the language.</summary>
    public static bool IsRead(string language) => language is English or Spanish;

    /// <param name="tag">Wins when it names a language, whatever the region.</param>
    /// <returns>A primary tag in small letters, as "en"; <see cref="Unknown"/> where the text is in none of the known languages.</returns>
    public static string Of(string? tag, string title, string text)
    {
        var primary = tag.AsSpan().Trim();
        primary = primary[..(primary.IndexOfAny('-', '_') is var cut and >= 0 ? cut : primary.Length)];
        return NamesLanguage(primary) ? primary.ToString().ToLowerInvariant() : Of(title, text);
    }

    private static bool NamesLanguage(ReadOnlySpan<char> primary) =>
        primary.Length is 2 or 3
        && !primary.ContainsAnyExceptInRange('A', 'z')
        && !(primary.Equals(Unknown, StringComparison.OrdinalIgnoreCase)
            || primary.Equals("mul", StringComparison.OrdinalIgnoreCase) || primary.Equals("zxx", StringComparison.OrdinalIgnoreCase));

    private static string Of(string title, string text)
    {
        Span<double> leads = stackalloc double[Languages.Length];
        var sample = default(Sample);
        sample.Add(title, leads);
        sample.Add(text, leads);
        if (sample.Foreign > sample.Latin)
            return Unknown;

        // English first: where nothing speaks for either, a name or a number is all there is.
        var best = leads[SpanishAt] > leads[0] ? SpanishAt : 0;
        var least = leads[best] + LeastLead;
        for (var i = SpanishAt + 1; i < leads.Length; i++)
        {
            if (leads[i] > least)
                (best, least) = (i, leads[i]);
        }

        return sample.Words >= FewestWords && leads[best] < sample.Words * LeastShare ? Unknown : Languages[best].Language;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string list) => list
        .Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private struct Sample
    {
        public int Words;
        public int Latin;
        public int Foreign;

        /// <summary>A word decides more than a letter: English news is full of Spanish names.</summary>
        public void Add(string text, Span<double> leads)
        {
            var part = new TextRange(0, Math.Min(text.Length, LongestSample));
            var words = new FoldedWords();
            words.Read(text, part, NameCursor.None);
            for (var i = 0; i < words.Count; i++)
            {
                for (var language = 0; language < leads.Length; language++)
                    leads[language] += Languages[language].Words.Contains(words[i]) ? 1 : 0;
            }

            Words += words.Count;
            foreach (var c in text.AsSpan(0, part.Length))
            {
                var isLatin = char.IsAsciiLetter(c) || c is >= 'À' and <= 'ɏ';
                Latin += isLatin ? 1 : 0;
                Foreign += !isLatin && char.IsLetter(c) ? 1 : 0;
                for (var language = 0; !char.IsAsciiLetterOrDigit(c) && language < leads.Length; language++)
                    leads[language] += Languages[language].Letters.Contains(c) ? LetterLead : 0;
                leads[SpanishAt] += c is '¿' or '¡' ? 1 : 0;
            }
        }
    }
}
