using System.Text.Json;
using System.Text.RegularExpressions;

namespace Alerts.Core.Tests.FeedCases;

/// <summary>Compares what was read from a feed with what its case expects.</summary>
internal static partial class CaseScorer
{
    /// <returns>The checks that do not hold, in words; none when the case passes.</returns>
    public static IReadOnlyList<string> Failures(CaseExpectation expectation, JsonElement actual)
    {
        var checks = expectation.Checks.Where(check => check.Level != "quirk").ToList();
        if (actual.TryGetProperty("error", out var error))
            return ExpectsOnlyAFault(checks) ? [] : [$"refused: {error}"];

        return [.. checks.Where(check => !Passes(check, actual)).Select(check => Describe(check, actual))];
    }

    private static bool ExpectsOnlyAFault(List<CaseCheck> checks)
    {
        var content = checks.Where(check => !check.Derived && check.Op != "parses").ToList();
        return content.Count > 0 && content.All(check => check.Path == "bozo" && check.Value.ValueKind == JsonValueKind.True);
    }

    private static bool Passes(CaseCheck check, JsonElement actual)
    {
        if (check.Op == "parses")
            return true;

        var results = check.Alt.Prepend(check.Path).Select(path => Holds(check, actual, path)).ToList();
        return check.Op == "absent"
            ? results.All(result => result.Holds)
            : results.Any(result => result.Holds) || (check.Level == "extended" && !results[0].Exposed);
    }

    private static (bool Exposed, bool Holds) Holds(CaseCheck check, JsonElement actual, string path)
    {
        var (exposed, value) = Lookup(actual, path);
        return (exposed, check.Op switch
        {
            "absent" => IsNothing(value),
            "present" => !IsNothing(value),
            "family" => Family(value).StartsWith(check.Value.ToString(), StringComparison.Ordinal),
            "contains" => value is { ValueKind: JsonValueKind.Array } list
                && list.EnumerateArray().Any(element => check.Accepted.Any(expected => CaseComparison.Same(element, check, expected, path))),
            "equals" => check.Accepted.Any(expected => CaseComparison.Same(value, check, expected, path)),
            _ => throw new InvalidDataException($"Cases know no operation {check.Op}."),
        });
    }

    /// <summary>A member that the actual document does not have at all is not exposed; one that is null, or past a list's end, is.</summary>
    private static (bool Exposed, JsonElement? Value) Lookup(JsonElement document, string path)
    {
        JsonElement? current = document;
        foreach (var step in PathStep().EnumerateMatches(path))
        {
            var name = path.AsSpan(step.Index, step.Length);
            if (name[0] == '[')
            {
                var index = int.Parse(name[1..^1], null);
                if (current is not { ValueKind: JsonValueKind.Array } list || index >= list.GetArrayLength())
                    return (true, null);
                current = list[index];
            }
            else if (name is "length" && current is { ValueKind: JsonValueKind.Array } counted)
            {
                current = JsonSerializer.SerializeToElement(counted.GetArrayLength());
            }
            else if (current is { ValueKind: JsonValueKind.Object } members)
            {
                if (!members.TryGetProperty(name, out var member))
                    return (false, null);
                current = member;
            }
            else
            {
                return (true, null);
            }
        }

        return (true, current);
    }

    private static bool IsNothing(JsonElement? value) => value is not { } some || some.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String => some.ToString().Length == 0,
        JsonValueKind.Array => some.GetArrayLength() == 0,
        _ => false,
    };

    private static string Family(JsonElement? format)
    {
        var family = CaseComparison.PlainKey(format?.ToString() ?? "");
        return family.StartsWith("rdf", StringComparison.Ordinal) ? "rss" : family;
    }

    private static string Describe(CaseCheck check, JsonElement actual) =>
        $"{check.Path} {check.Op} {string.Join(" or ", check.Accepted.Select(value => Raw(value)))}, got {Raw(Lookup(actual, check.Path).Value)}";

    private static string Raw(JsonElement? value) => value is { ValueKind: not JsonValueKind.Undefined } some ? some.GetRawText() : "nothing";

    [GeneratedRegex(@"[A-Za-z_]+|\[\d+\]")]
    private static partial Regex PathStep();
}
