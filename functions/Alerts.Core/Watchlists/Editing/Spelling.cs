using Alerts.Core.Watchlists.Matching;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>A name or alias that an entity is looked for by.</summary>
/// <param name="HasContext">Whether it only counts beside something that does not stand in nearly every text.</param>
internal sealed record Spelling(TrackedEntity Entity, Alias Alias, PhraseForm Form, FieldPath Field, bool HasContext)
{
    public bool IsName => Field.Alias is null;

    public bool IsAcronym => CompiledAlias.WithMode(Alias).Mode == AliasMode.Acronym;

    public static List<Spelling> AllOf(Watchlist watchlist)
    {
        var spellings = new List<Spelling>();
        for (var index = 0; index < watchlist.Entities.Count; index++)
        {
            var entity = watchlist.Entities[index];
            spellings.Add(Of(entity, new Alias(entity.Name), FieldPath.Of(index, "name")));
            for (var number = 0; number < entity.Aliases.Count; number++)
                spellings.Add(Of(entity, entity.Aliases[number], FieldPath.Of(index, number, "text")));
        }
        return spellings;
    }

    private static Spelling Of(TrackedEntity entity, Alias alias, FieldPath field) =>
        new(entity, alias, PhraseForm.Of(alias.Text), field, IsTelling(alias.Requires));

    /// <summary>Of <c>any</c> one phrase is enough, so that each has to tell something.</summary>
    private static bool IsTelling(ContextRule? rule) =>
        rule is not null && (rule.All.Any(IsTelling) || (rule.Any.Count > 0 && rule.Any.All(IsTelling)));

    private static bool IsTelling(string phrase) =>
        TextFolding.BareLetters(phrase).Length > 1 && !PhraseForm.Of(phrase).WordList().All(CommonWords.IsStopWord);
}
