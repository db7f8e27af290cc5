using System.Text;
using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Matching;

/// <summary>An alias made ready for matching.</summary>
/// <param name="alias">With its mode settled: <see cref="WithMode"/>.</param>
/// <param name="order">Number of the alias; at the same place the lower wins.</param>
internal sealed class CompiledAlias(
    CompiledEntity entity, int order, Alias alias, MentionKind kind, CompiledRule? requires, CompiledRule? forbids)
{
    /// <summary>
    /// Spanish and British papers write acronyms of five letters and more as names: Cecot, Unicef. Shorter ones stay in capitals,
    /// and so do those that are also a word.
    /// </summary>
    public const int ShortestSpokenAcronym = 5;

    private readonly string? _language = PrimaryLanguage(alias.Language);
    private readonly string _exactForm = alias.Mode == AliasMode.Exact ? TextFolding.ExactForm(WordsOf(alias.Text)) : "";
    private readonly string _letters = alias.Mode == AliasMode.Acronym ? TextFolding.BareLetters(alias.Text) : "";

    public CompiledEntity Entity => entity;

    public int Order => order;

    public string Text => alias.Text;

    public AliasMode Mode => alias.Mode!.Value;

    public MentionKind Kind => kind;

    public CompiledRule? Requires => requires;

    public CompiledRule? Forbids => forbids;

    public string? Language => alias.Language;

    /// <summary>Letters and digits of an acronym, in their case and without accents.</summary>
    public string Letters => _letters;

    /// <summary>Capitals that may stand with or without dots: ICE, I.C.E.</summary>
    public bool IsDottable { get; } = alias.Mode == AliasMode.Acronym && IsLettersOnly(alias.Text);

    /// <summary>Short enough to be a common word in a title set in capitals: ICE ON THE ROADS.</summary>
    public bool LooksLikeWord => IsDottable && _letters.Length <= 3;

    /// <summary>After such a mention a short name is understood.</summary>
    public bool IsFullName { get; } = kind != MentionKind.Acronym
        && (entity.Entity.Type == EntityType.Person ? ShortNameForms.NamesInFull(entity.Entity, alias.Text) : alias.Text.AsSpan().Trim().IndexOfAny(' ', '-') > 0);

    public bool CountsIn(string? primaryLanguage) =>
        _language is null || primaryLanguage is null || _language == primaryLanguage;

    public bool IsOrMayBe(string language) => _language is null || _language == language;

    /// <summary>Whether words that agree but for case, accents and hyphens agree as far as this alias demands.</summary>
    public bool Accepts(ReadOnlySpan<char> surface, SpellingForm form) => Mode switch
    {
        AliasMode.Exact => TextFolding.ExactForm(surface) == _exactForm,
        AliasMode.Acronym => AcceptsLetters(TextFolding.BareLetters(surface), form),
        _ => true,
    };

    /// <summary>Where no mode is given, two or more letters, all capitals, make an acronym.</summary>
    public static Alias WithMode(Alias alias)
    {
        if (alias.Mode is not null)
            return alias;
        var letters = alias.Text.EnumerateRunes().Where(IsLetter).ToList();
        var isAcronym = letters.Count >= 2 && letters.All(Rune.IsUpper);
        return alias with { Mode = isAcronym ? AliasMode.Acronym : AliasMode.Folded };
    }

    public static string? PrimaryLanguage(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag))
            return null;
        var end = tag.AsSpan().IndexOfAny('-', '_');
        return (end < 0 ? tag : tag[..end]).Trim().ToLowerInvariant();
    }

    private bool AcceptsLetters(string letters, SpellingForm form) => form switch
    {
        SpellingForm.Plural => letters.Length == _letters.Length + 1 && letters.StartsWith(_letters, StringComparison.Ordinal) && letters[^1] == 's',
        _ => letters == _letters || (form == SpellingForm.AsGiven && IsSpoken(letters)),
    };

    private bool IsSpoken(string letters) =>
        IsDottable && letters.Length == _letters.Length && letters.Length >= ShortestSpokenAcronym
        && letters[0] == _letters[0] && letters.AsSpan(1).SequenceEqual(_letters[1..].ToLowerInvariant());

    private static bool IsLettersOnly(string text)
    {
        var words = text.TrimEnd('.').Split('.');
        return words.All(word => word.Length > 0 && word.EnumerateRunes().All(IsLetter))
            && (words.Length == 1 || words.All(word => word.Length == 1));
    }

    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune) && TextFolding.KindOf(rune) == CharacterKind.Word;

    /// <summary>From the first word to the last: a dot or quote at the end is no part of a name.</summary>
    private static ReadOnlySpan<char> WordsOf(string text)
    {
        var reader = new WordReader(text, [], []);
        if (!reader.MoveNext())
            return [];
        var start = reader.Start;
        while (reader.MoveNext())
        {
        }
        return text.AsSpan(start..reader.End);
    }
}
