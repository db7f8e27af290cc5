using System.Globalization;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>What is wrong with the surroundings that an alias demands.</summary>
/// <param name="form">Null when its text cannot be looked for.</param>
/// <param name="path">Of the alias.</param>
internal sealed class RuleCheck(FaultList faults, Alias alias, PhraseForm? form, FieldPath path)
{
    public void Check()
    {
        var required = CheckRule(alias.Requires, "requires");
        var forbidden = CheckRule(alias.Forbids, "forbids");
        foreach (var phrase in required)
        {
            if (form?.Holds(phrase.Form) is true)
            {
                faults.Add("inside-alias", phrase.Field,
                    $"the required phrase {WatchlistWords.Quoted(phrase.Text)} lies inside the alias {WatchlistWords.Quoted(alias.Text)} itself, where it does not count; expected a phrase beside it");
            }
        }
        if (alias is { Requires: { } requires, Forbids: { } forbids } && Covers(forbids.Within, requires.Within))
            CheckContradictions(required, forbidden);
    }

    /// <summary>What is required would always stand where it is forbidden.</summary>
    private void CheckContradictions(List<Phrase> required, List<Phrase> forbidden)
    {
        foreach (var phrase in required)
        {
            if (forbidden.Find(other => !other.IsOfAll && phrase.Form.Holds(other.Form)) is not { } contrary)
                continue;
            faults.Add("contradiction", phrase.Field,
                $"{WatchlistWords.Quoted(phrase.Text)} is required where {WatchlistWords.Quoted(contrary.Text)} is forbidden, so it can never help; take out one of the two, or forbid it in a narrower place");
        }
        Phrase[] all = [.. forbidden.Where(phrase => phrase.IsOfAll)];
        if (all.Length > 0 && all.All(contrary => required.Exists(phrase => phrase.IsOfAll && phrase.Form.Holds(contrary.Form))))
            faults.Add("contradiction", path with { Field = "forbids.all" }, "all that is forbidden together is required, so the alias can never count; take out one of the two");
    }

    private List<Phrase> CheckRule(ContextRule? rule, string called)
    {
        if (rule is null)
            return [];
        if (rule.Any.Count + rule.All.Count == 0)
            faults.Add("empty-rule", path with { Field = called }, $"\"{called}\" names no phrase; expected at least one in \"any\" or \"all\"");
        if (!Enum.IsDefined(rule.Within.Unit) || (rule.Within.Unit == ContextUnit.Words && rule.Within.Words is < 0 or > WatchlistRules.MostScopeWords))
        {
            faults.Add("out-of-range", path with { Field = $"{called}.within" }, string.Create(CultureInfo.InvariantCulture,
                $"\"within\" is {rule.Within.Words}; expected a whole number from 0 to {WatchlistRules.MostScopeWords}"));
        }
        return [.. CheckPhrases(rule.Any, called, "any"), .. CheckPhrases(rule.All, called, "all")];
    }

    private List<Phrase> CheckPhrases(IReadOnlyList<string> phrases, string called, string list)
    {
        var usable = new List<Phrase>();
        if (phrases.Count > WatchlistRules.MostRulePhrases)
        {
            faults.Add("too-many-phrases", path with { Field = $"{called}.{list}" }, string.Create(CultureInfo.InvariantCulture,
                $"\"{list}\" has {phrases.Count:N0} phrases; expected at most {WatchlistRules.MostRulePhrases}"));
            return usable;
        }
        for (var number = 0; number < phrases.Count; number++)
        {
            var field = path with { Field = string.Create(CultureInfo.InvariantCulture, $"{called}.{list}[{number}]") };
            if (faults.PhraseIn(phrases[number], field, $"\"{list}\"") is { } usableForm)
                usable.Add(new(phrases[number], usableForm, field, IsOfAll: list == "all"));
        }
        return usable;
    }

    /// <summary>Whether all that lies within the inner scope also lies within the outer one. Words count across sentences and paragraphs.</summary>
    private static bool Covers(ContextScope outer, ContextScope inner) => outer.Unit switch
    {
        ContextUnit.Article => true,
        ContextUnit.Paragraph => inner.Unit is ContextUnit.Paragraph or ContextUnit.Sentence,
        ContextUnit.Sentence => inner.Unit == ContextUnit.Sentence,
        _ => inner.Unit == ContextUnit.Words && inner.Words <= outer.Words,
    };

    private sealed record Phrase(string Text, PhraseForm Form, FieldPath Field, bool IsOfAll);
}
