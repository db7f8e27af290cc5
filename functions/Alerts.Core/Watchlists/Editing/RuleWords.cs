using System.Globalization;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>Context rules in words; equal for rules that say the same.</summary>
internal static class RuleWords
{
    public static string Of(ContextRule rule)
    {
        string?[] parts =
        [
            rule.Any.Count > 0 ? $"any of {string.Join(", ", rule.Any)}" : null,
            rule.All.Count > 0 ? $"all of {string.Join(", ", rule.All)}" : null,
        ];
        return $"{string.Join(" and ", parts.OfType<string>())} {Of(rule.Within)}";
    }

    private static string Of(ContextScope scope) => scope.Unit == ContextUnit.Words
        ? string.Create(CultureInfo.InvariantCulture, $"within {scope.Words} words")
        : $"within the {WatchlistWords.Of(scope.Unit)}";
}
