using System.Globalization;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>Faults of one watchlist, in the order of its fields.</summary>
internal sealed class FaultList
{
    private readonly List<DraftFault> _faults = [];

    public IReadOnlyList<DraftFault> All => _faults;

    public void Add(string code, FieldPath field, string message) => _faults.Add(new(code, field, message));

    /// <param name="what">How the message calls it, such as <c>the entity's "name"</c>.</param>
    /// <returns>Whether it may stand.</returns>
    public bool Allows(string text, FieldPath field, string what, int longest)
    {
        var length = text.AsSpan().Trim().Length;
        if (text.Any(char.IsControl))
            Add("control-character", field, $"{what} has a control character such as a line break or tab; expected plain text");
        else if (HasHalfACharacter(text))
            Add("broken-character", field, $"{what} has half a surrogate pair (\\uD800 to \\uDFFF); expected whole characters");
        else if (length == 0)
            Add("empty", field, string.Create(CultureInfo.InvariantCulture, $"{what} is empty; expected 1 to {longest} characters"));
        else if (length > longest)
            Add("too-long", field, string.Create(CultureInfo.InvariantCulture, $"{what} has {length} characters; expected at most {longest}"));
        else
            return true;
        return false;
    }

    /// <summary>A name or alias: whatever is looked for by itself.</summary>
    /// <returns>Null when it cannot be looked for.</returns>
    public PhraseForm? NameIn(string text, FieldPath field, string what)
    {
        if (!Allows(text, field, what, WatchlistRules.LongestName))
            return null;
        if (WatchlistRules.IsDistinctive(text))
            return WithFewWords(text, field, what);
        Add("too-short", field, $"{what} is \"{text}\", which would match nearly everything or nothing; expected at least two letters or digits");
        return null;
    }

    /// <param name="list">Such as <c>"any"</c>.</param>
    /// <returns>Null when it cannot be looked for.</returns>
    public PhraseForm? PhraseIn(string text, FieldPath field, string list)
    {
        if (!Allows(text, field, $"a phrase in {list}", WatchlistRules.LongestName))
            return null;
        if (WatchlistRules.HasWord(text))
            return WithFewWords(text, field, $"a phrase in {list}");
        Add("no-word", field, $"the phrase \"{text}\" in {list} has no letter or digit; expected a phrase to look for");
        return null;
    }

    private PhraseForm? WithFewWords(string text, FieldPath field, string what)
    {
        var form = PhraseForm.Of(text);
        if (form.Words <= WatchlistRules.MostPhraseWords)
            return form;
        Add("too-many-words", field, string.Create(CultureInfo.InvariantCulture,
            $"{what} has {form.Words} words; expected at most {WatchlistRules.MostPhraseWords}, since no text repeats so many"));
        return null;
    }

    private static bool HasHalfACharacter(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (char.IsSurrogate(text[index]))
                return true;
        }
        return false;
    }
}
