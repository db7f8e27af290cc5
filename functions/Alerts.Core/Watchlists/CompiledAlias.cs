using System.Text;

namespace Alerts.Core.Watchlists;

/// <summary>A phrase that an alias requires, and where the trie finds it.</summary>
internal sealed record RequiredPhrase(string Text, int Node);

/// <summary>An alias made ready for matching.</summary>
/// <param name="alias">With its mode settled: <see cref="WithMode"/>.</param>
/// <param name="entity">Number of the entity over all watchlists.</param>
/// <param name="order">Number of the alias; at the same place the lower wins.</param>
internal sealed class CompiledAlias(
    Watchlist watchlist,
    TrackedEntity owner,
    int entity,
    int order,
    Alias alias,
    MentionKind kind,
    IReadOnlyList<RequiredPhrase> all,
    IReadOnlyList<RequiredPhrase> any)
{
    private readonly string? _language = PrimaryLanguage(alias.Language);
    private readonly string _exactForm = TextFolding.ExactForm(WordsOf(alias.Text));
    private readonly string _letters = TextFolding.BareLetters(alias.Text);

    public int Entity => entity;

    public int Order => order;

    public IReadOnlyList<RequiredPhrase> All => all;

    public IReadOnlyList<RequiredPhrase> Any => any;

    /// <summary>Capitals that may stand with or without dots: ICE, I.C.E.</summary>
    public bool IsDottable { get; } = alias.Mode == AliasMode.Acronym && IsLettersOnly(alias.Text);

    /// <summary>Short enough to be a common word in a title set in capitals: ICE ON THE ROADS.</summary>
    public bool LooksLikeWord => IsDottable && _letters.Length <= 3;

    /// <summary>The letters of an acronym, folded.</summary>
    public IReadOnlyList<string> FoldedLetters => [.. _letters.EnumerateRunes().Select(TextFolding.Folded)];

    public bool CountsIn(string? primaryLanguage) =>
        _language is null || primaryLanguage is null || _language == primaryLanguage;

    /// <summary>Whether words that agree but for case, accents and hyphens agree as far as this alias demands.</summary>
    public bool Accepts(ReadOnlySpan<char> surface) => alias.Mode switch
    {
        AliasMode.Exact => TextFolding.ExactForm(surface) == _exactForm,
        AliasMode.Acronym => TextFolding.BareLetters(surface) == _letters,
        _ => true,
    };

    public Mention At(Articles.TextField field, Articles.TextRange range, string surface, string? context) =>
        new(watchlist.Id, owner.Id, field, range, surface, alias.Text, kind, context);

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
