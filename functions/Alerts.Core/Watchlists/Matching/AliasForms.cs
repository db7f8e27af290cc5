using System.Text;

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
internal static class AliasForms
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
        if (alias.Entity.Entity.Type == EntityType.Person && alias.Mode == AliasMode.Folded)
        {
            foreach (var shorter in ShortNameForms.GivenWithSurname(alias.Text).Distinct(StringComparer.Ordinal).Where(form => form != alias.Text))
                yield return (shorter, SpellingForm.AsGiven);
        }
        if (alias.Entity.Entity.Type == EntityType.Organization && alias.Mode != AliasMode.Exact)
        {
            foreach (var plural in PluralsOf(alias).Distinct(StringComparer.Ordinal))
                yield return (plural, SpellingForm.Plural);
        }
    }

    /// <summary>Whoever has no umlaut on the keyboard writes Mueller for Müller; dropping the dots is folding's part.</summary>
    private static string WithGermanVowels(string text) => text.Normalize(NormalizationForm.FormC)
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal)
        .Replace("Ä", "Ae", StringComparison.Ordinal).Replace("Ö", "Oe", StringComparison.Ordinal).Replace("Ü", "Ue", StringComparison.Ordinal);

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
