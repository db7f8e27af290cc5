using System.Text;
using System.Text.RegularExpressions;

namespace Alerts.Core.Watchlists;

/// <summary>What a watchlist may hold.</summary>
internal static partial class WatchlistRules
{
    public const int LongestId = 64;
    public const int LongestName = 200;
    public const int LongestNote = 1_000;
    public const int MostScopeWords = 100;
    public const int MostThresholdMentions = 100;
    public const int MostPhraseWords = 20;
    public const int MostRulePhrases = 200;
    public const int MostAliases = 100_000;
    public const int MostEntities = 20_000;

    public static bool IsId(string text) => text.Length <= LongestId && IdPattern().IsMatch(text);

    public static bool IsLanguage(string text) => LanguagePattern().IsMatch(text);

    public static bool HasWord(string text) => WordCharactersIn(text) > 0;

    /// <summary>One letter would match in nearly every text.</summary>
    public static bool IsDistinctive(string text) => WordCharactersIn(text) > 1;

    private static int WordCharactersIn(string text) =>
        text.EnumerateRunes().Count(rune => TextFolding.KindOf(rune) == CharacterKind.Word);

    [GeneratedRegex("^[a-z0-9-]+\\z")]
    private static partial Regex IdPattern();

    // Primary subtag and whatever follows, without the full grammar of RFC 5646.
    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\\z")]
    private static partial Regex LanguagePattern();
}
