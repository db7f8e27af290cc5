namespace Alerts.Benchmarks.Matching;

/// <summary>Made-up words of English and Spanish sound, the same in each run; the common ones are real.</summary>
internal static class MatchingWords
{
    private static readonly string[] s_englishOnsets = "b c d f g h j l m n p r s t v w st tr pr cl gr sh ch th br sp".Split(' ');
    private static readonly string[] s_englishVowels = "a e i o u ea ou ai e a i o".Split(' ');
    private static readonly string[] s_englishEnds = " n r s t d l ck ng nt st rd".Split(' ');
    private static readonly string[] s_spanishOnsets = "b c d f g j l ll m n p r s t v qu tr pr cl gr ch br rr ñ".Split(' ');
    private static readonly string[] s_spanishVowels = "a e i o u a e o a o ie ue á é í ó ú".Split(' ');
    private static readonly string[] s_spanishEnds = "    n s r l d".Split(' ');

    /// <summary>By how often they are used.</summary>
    public static IReadOnlyList<string> English { get; } = Vocabulary(
        "the of to and in a for that on is was with as by at from he it his an be has are have said not this but they their who were had which will or one would been about "
            + "after more her when its also there new two into year people we first last over state government police court other all up out no than some could them time if "
            + "him only before can many judge against what under country president while during because between years made three did most where may now say man she officials",
        1, s_englishOnsets, s_englishVowels, s_englishEnds);

    public static IReadOnlyList<string> Spanish { get; } = Vocabulary(
        "de la que el en y a los del se las por un con no una su para es al lo como más o pero sus le ha este sí porque esta entre cuando muy sin sobre también me hasta hay "
            + "donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos e esto antes algunos qué unos otro otras otra él tanto esa estos mucho "
            + "años gobierno país presidente según dijo parte día vez ser dos estado tres caso ciudad policía ley personas tiempo nacional después además justicia juez",
        2, s_spanishOnsets, s_spanishVowels, s_spanishEnds);

    public static IReadOnlyList<string> GivenNames { get; } =
        [.. Made(3, 1_500, s_englishOnsets, s_englishVowels, s_englishEnds), .. Made(4, 1_500, s_spanishOnsets, s_spanishVowels, s_spanishEnds)];

    public static IReadOnlyList<string> FamilyNames { get; } =
        [.. Made(5, 12_000, s_englishOnsets, s_englishVowels, s_englishEnds), .. Made(6, 12_000, s_spanishOnsets, s_spanishVowels, s_spanishEnds)];

    private static string[] Vocabulary(string common, int seed, string[] onsets, string[] vowels, string[] ends) =>
        [.. common.Split(' ').Concat(Made(seed, 30_000, onsets, vowels, ends)).Distinct()];

    private static HashSet<string> Made(int seed, int count, string[] onsets, string[] vowels, string[] ends)
    {
        var random = new Random(seed);
        var words = new HashSet<string>();
        while (words.Count < count)
        {
            var syllables = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Any(onsets) + Any(vowels) + (random.Next(3) == 0 ? Any(ends) : ""));
            words.Add(string.Concat(syllables));
        }

        return words;

        string Any(string[] of) => of[random.Next(of.Length)];
    }
}
