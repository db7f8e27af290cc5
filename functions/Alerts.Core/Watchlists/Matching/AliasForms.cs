using System.Text;
using System.Text.RegularExpressions;

namespace Alerts.Core.Watchlists.Matching;

internal enum SpellingForm
{
    AsGiven,

    /// <summary>Dots between the letters of an acronym: I.C.E.</summary>
    Dotted,

    /// <summary>More than one of an organisation: Border Patrols, ONGs.</summary>
    Plural,
}

/// <summary>The phrases under which an alias is looked for.</summary>
internal static partial class AliasForms
{
    /// <summary>Shorter words have too many other meanings in the plural.</summary>
    private const int ShortestPlural = 3;

    public static IEnumerable<(string Spelling, SpellingForm Form)> Of(CompiledAlias alias)
    {
        if (alias.IsDottable)
        {
            yield return (alias.Letters, SpellingForm.AsGiven);
            yield return (string.Join('.', alias.Letters.EnumerateRunes()), SpellingForm.Dotted);
        }
        else
        {
            yield return (alias.Text, SpellingForm.AsGiven);
        }

        if (alias.Mode == AliasMode.Folded && WithGermanVowels(alias.Text) is var german && german != alias.Text)
            yield return (german, SpellingForm.AsGiven);
        if (alias.Mode == AliasMode.Folded && WithOtherDots(alias.Text) is var dotted && dotted != alias.Text)
            yield return (dotted, SpellingForm.AsGiven);
        if (alias.Entity.Entity.Type == EntityType.Person && alias.Mode == AliasMode.Folded)
        {
            foreach (var shorter in ShortNameForms.WithoutMiddleNames(alias.Text))
                yield return (shorter, SpellingForm.AsGiven);
        }
        if (alias.Entity.Entity.Type == EntityType.Organization && alias.Mode != AliasMode.Exact)
        {
            foreach (var plural in PluralsOf(alias).Distinct(StringComparer.Ordinal))
                yield return (plural, SpellingForm.Plural);
        }
    }

    /// <summary>Whoever has no umlaut on the keyboard writes Mueller for Müller; dropping the dots is folding's part.</summary>
    public static string WithGermanVowels(string text) => Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormC)
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal)
        .Replace("Ä", "Ae", StringComparison.Ordinal).Replace("Ö", "Oe", StringComparison.Ordinal).Replace("Ü", "Ue", StringComparison.Ordinal);

    /// <summary>US Supreme Court for U.S. Supreme Court, and the other way round.</summary>
    private static string WithOtherDots(string text)
    {
        var words = text.Split(' ');
        if (words.Length == 1 || !Array.Exists(words, MayHaveDots))
            return text;
        return string.Join(' ', words.Select(word =>
            DottedCapitals().IsMatch(word) ? word.Replace(".", "", StringComparison.Ordinal)
            : ShortCapitals().IsMatch(word) ? string.Join('.', word.AsEnumerable()) + "."
            : word));
    }

    private static bool MayHaveDots(string word) =>
        word.Length is >= 2 and <= 6 && char.IsUpper(word[0]) && (word[1] == '.' || char.IsUpper(word[1]));

    [GeneratedRegex(@"^(\p{Lu}\.){2,3}\z")]
    private static partial Regex DottedCapitals();

    [GeneratedRegex(@"^\p{Lu}{2,3}\z")]
    private static partial Regex ShortCapitals();

    private static IEnumerable<string> PluralsOf(CompiledAlias alias)
    {
        if (alias.Mode == AliasMode.Acronym)
        {
            yield return (alias.IsDottable ? alias.Letters : alias.Text) + "s";
            yield break;
        }

        var words = alias.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!words.All(word => word.All(char.IsLetter)) || words[^1].Length < ShortestPlural)
            yield break;
        if (alias.IsOrMayBe("en"))
            yield return string.Join(' ', [.. words[..^1], English(words[^1])]);
        if (alias.IsOrMayBe("es"))
            yield return string.Join(' ', words.Select(word => word.Length < ShortestPlural ? word : Spanish(word)));
    }

    private static string English(string word) => char.ToLowerInvariant(word[^1]) switch
    {
        'y' when !IsVowel(word[^2]) => word[..^1] + "ies",
        's' or 'x' or 'z' => word + "es",
        'h' when char.ToLowerInvariant(word[^2]) is 'c' or 's' => word + "es",
        _ => word + "s",
    };

    private static string Spanish(string word) => char.ToLowerInvariant(word[^1]) switch
    {
        's' => word,
        'z' => word[..^1] + "ces",
        var last when IsVowel(last) => word + "s",
        _ => word + "es",
    };

    private static bool IsVowel(char letter) => "aeiouáéíóú".Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal);
}
