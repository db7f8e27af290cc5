using System.Text.RegularExpressions;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>What makes a spelling doubtful.</summary>
internal static partial class SpellingWarnings
{
    private const int ShortLetters = 3;

    public static DraftWarning? StopWords(Spelling spelling) => spelling.Form.WordList().All(CommonWords.IsStopWord)
        ? Warn(spelling, "stop-words", "has only words that stand in nearly every text; give the full name, or require a context")
        : null;

    public static DraftWarning? Everyday(Spelling spelling) => spelling is { Form.Words: 1, IsAcronym: false } && CommonWords.IsEveryday(spelling.Form.LastWord)
        ? Warn(spelling, "common-word", "is an everyday word of the news; give the full name, or require a context")
        : null;

    public static DraftWarning? Short(Spelling spelling) =>
        spelling is { IsAcronym: false } && TextFolding.BareLetters(spelling.Alias.Text).Length <= ShortLetters
            ? Warn(spelling, "short", "is so short that it stands for many things; give the full name, write it in capitals if it is an acronym, or require a context")
            : null;

    public static DraftWarning? PartOfName(Spelling spelling)
    {
        if (spelling is not { IsName: false, IsAcronym: false, Form.Words: 1, Entity.Type: EntityType.Person })
            return null;
        var name = PhraseForm.Of(spelling.Entity.Name);
        return name.Words > 1 && name.Holds(spelling.Form)
            ? Warn(spelling, "part-of-name", $"is one word of {WatchlistWords.Quoted(spelling.Entity.Name)}, and other people are called so too; leave it out, since it counts anyway beside the whole name, or require a context")
            : null;
    }

    public static DraftWarning? Markup(Spelling spelling) => MarkupPattern().IsMatch(spelling.Alias.Text)
        ? Warn(spelling, "markup", "looks like HTML, which no article's text has; write the characters themselves")
        : null;

    public static DraftWarning Warn(Spelling spelling, string code, string problem)
    {
        var what = spelling.IsName ? "the name" : "the alias";
        return DraftWarning.Of(code, spelling.Field, spelling.Entity.Id, $"{what} {WatchlistWords.Quoted(spelling.Alias.Text)} {problem}");
    }

    [GeneratedRegex(@"</?[A-Za-z][^<>]*>|<!--|&(#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")]
    private static partial Regex MarkupPattern();
}
