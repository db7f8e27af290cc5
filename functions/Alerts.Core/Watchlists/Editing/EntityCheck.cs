using System.Globalization;
using Alerts.Core.Watchlists.Matching;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>What is wrong with one entity.</summary>
internal sealed class EntityCheck(FaultList faults, TrackedEntity entity, int index)
{
    private const string NoRules = "";

    /// <summary>By what it finds in an article: the first that does, and the surroundings that were demanded for it so far.</summary>
    private readonly Dictionary<(string Form, AliasMode Mode, string? Language), (string Text, string Called, HashSet<string> Rules)> _spellings = [];

    private readonly Dictionary<string, string> _excluded = new(StringComparer.Ordinal);

    public void Check()
    {
        if (!Enum.IsDefined(entity.Type))
            faults.Add("unknown-word", FieldPath.Of(index, "type"), $"\"type\" is none that there is; expected {WatchlistWords.OneOf(WatchlistWords.All<EntityType>())}");
        CheckExclusions();
        CheckSpelling(new Alias(entity.Name), FieldPath.Of(index, "name"), "the entity's \"name\"", "the entity's name");
        for (var number = 0; number < entity.Aliases.Count; number++)
            CheckAlias(entity.Aliases[number], number);
        CheckThreshold();
        if (entity.Note is not null)
            faults.Allows(entity.Note, FieldPath.Of(index, "note"), "\"note\"", WatchlistRules.LongestNote);
    }

    private void CheckAlias(Alias alias, int number)
    {
        var field = FieldPath.Of(index, number, "text");
        var form = CheckSpelling(alias, field, "an alias", string.Create(CultureInfo.InvariantCulture, $"aliases[{number}]"));
        if (alias.Language is { } language && !WatchlistRules.IsLanguage(language))
        {
            faults.Add("invalid-language", field with { Field = "language" },
                $"\"language\" is {WatchlistWords.Quoted(language)}; expected a language tag such as \"es\" or \"en-US\"");
        }
        if (alias.Mode is { } mode && !Enum.IsDefined(mode))
            faults.Add("unknown-word", field with { Field = "mode" }, $"\"mode\" is none that there is; expected {WatchlistWords.OneOf(WatchlistWords.All<AliasMode>())}");
        new RuleCheck(faults, alias, form, FieldPath.Of(index, number)).Check();
    }

    private PhraseForm? CheckSpelling(Alias alias, FieldPath field, string what, string called)
    {
        if (faults.NameIn(alias.Text, field, what) is not { } form)
            return null;
        if (_excluded.TryGetValue(form.Key, out var exclusion))
        {
            faults.Add("always-excluded", field,
                $"{WatchlistWords.Quoted(alias.Text)} can never count, since \"exclude\" has {WatchlistWords.Quoted(exclusion)}; take out one of the two");
        }
        CheckNotGivenBefore(alias, form, field, called);
        return form;
    }

    private void CheckNotGivenBefore(Alias alias, PhraseForm form, FieldPath field, string called)
    {
        var mode = CompiledAlias.WithMode(alias).Mode!.Value;
        var exactly = mode == AliasMode.Folded ? form.Key : TextFolding.ExactForm(alias.Text);
        var key = (exactly, mode, CompiledAlias.PrimaryLanguage(alias.Language));
        if (!_spellings.TryGetValue(key, out var known))
            _spellings.Add(key, known = (alias.Text, called, []));
        // Two that demand different surroundings are two ways to count, not one too many.
        var isNew = known.Rules.Add(RulesOf(alias));
        if (!isNew || (known.Rules.Count > 1 && known.Rules.Contains(NoRules)))
        {
            faults.Add("duplicate", field,
                $"{WatchlistWords.Quoted(alias.Text)} finds the same as {WatchlistWords.Quoted(known.Text)} ({known.Called}); expected each spelling once");
        }
    }

    private void CheckExclusions()
    {
        for (var number = 0; number < entity.Exclude.Count; number++)
        {
            var phrase = entity.Exclude[number];
            var field = FieldPath.Of(index, string.Create(CultureInfo.InvariantCulture, $"exclude[{number}]"));
            if (faults.PhraseIn(phrase, field, "\"exclude\"") is { } form && !_excluded.TryAdd(form.Key, phrase))
            {
                faults.Add("duplicate", field,
                    $"the exclusion {WatchlistWords.Quoted(phrase)} finds the same as {WatchlistWords.Quoted(_excluded[form.Key])}; expected each once");
            }
        }
    }

    private void CheckThreshold()
    {
        if (entity.Threshold is not { } threshold)
            return;
        if (!Enum.IsDefined(threshold.Salience))
            faults.Add("unknown-word", FieldPath.Of(index, "threshold.salience"), $"\"salience\" is none that there is; expected {WatchlistWords.OneOf(WatchlistWords.All<Salience>())}");
        if (threshold.Mentions is < 1 or > WatchlistRules.MostThresholdMentions)
        {
            faults.Add("out-of-range", FieldPath.Of(index, "threshold.mentions"), string.Create(CultureInfo.InvariantCulture,
                $"\"mentions\" is {threshold.Mentions}; expected a whole number from 1 to {WatchlistRules.MostThresholdMentions}"));
        }
    }

    private static string RulesOf(Alias alias) => alias is { Requires: null, Forbids: null }
        ? NoRules
        : $"{Of(alias.Requires)}; {Of(alias.Forbids)}";

    private static string Of(ContextRule? rule) => rule is null ? "" : RuleWords.Of(rule);
}
