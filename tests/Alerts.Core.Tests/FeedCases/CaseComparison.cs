using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Alerts.Core.Tests.FeedCases;

/// <summary>When a value that was read equals one that was expected, by the check's kind.</summary>
internal static partial class CaseComparison
{
    public static bool Same(JsonElement? actual, CaseCheck check, JsonElement expected, string path)
    {
        if (check.Kind == "bool")
            return actual?.ValueKind == expected.ValueKind;
        if (check.Kind == "markup")
            return SameMarkup(actual, check, expected.ToString(), path);
        if (actual is not { } value || value.ValueKind == JsonValueKind.Null)
            return expected.ToString().Length == 0;

        var (got, want) = (value.ToString(), expected.ToString());
        return check.Kind switch
        {
            "number" => Number(got) is { } number && number == Number(want),
            "date" => Instant(got) is { } instant && instant == Instant(want),
            "encoding" or "format" or "language" => PlainKey(got) == PlainKey(want),
            "author" => value.ValueKind == JsonValueKind.String && SameAuthor(got, want),
            "text" => value.ValueKind == JsonValueKind.String && CaseMarkup.Fold(want) is var text
                && (text == CaseMarkup.Fold(got) || text == CaseMarkup.ToText(got)),
            _ => CaseMarkup.Fold(got) == CaseMarkup.Fold(want),
        };
    }

    /// <summary>Lower case without punctuation.</summary>
    public static string PlainKey(string value) => NoLetterOrDigit().Replace(value.ToLowerInvariant(), "");

    private static bool SameMarkup(JsonElement? actual, CaseCheck check, string expected, string path)
    {
        var text = CaseMarkup.ToText(expected);
        if (actual is not { ValueKind: not JsonValueKind.Null } value || value.ToString().Length == 0)
            return text.Length == 0 && (expected.Length == 0 || CaseMarkup.HasTag(expected));
        if (value.ValueKind != JsonValueKind.String)
            return false;

        var got = value.ToString();
        var gotText = CaseMarkup.ToText(got);
        var same = got == expected || CaseMarkup.Fold(got) == text || gotText == text
            || (CaseMarkup.HasTag(expected) && CaseMarkup.Squeeze(text) is var squeezed
                && (squeezed == CaseMarkup.Squeeze(gotText) || squeezed == CaseMarkup.Squeeze(got)));
        if (!same || check.Urls.Count == 0)
            return same;

        var addresses = CaseMarkup.AddressesOf(got);
        return (addresses.Count == 0 && !path.EndsWith("contentHtml", StringComparison.Ordinal)) || addresses.SequenceEqual(check.Urls);
    }

    private static bool SameAuthor(string actual, string expected)
    {
        var name = AuthorName(expected);
        return name.Length == 0
            ? Email().Matches(expected).Select(match => match.Value).SequenceEqual(Email().Matches(actual).Select(match => match.Value))
            : AuthorSeparator().Split(actual).Prepend(actual).Any(part => AuthorName(part) == name);
    }

    private static string AuthorName(string value)
    {
        var text = CaseMarkup.HasTag(value) ? CaseMarkup.ToText(value) : value;
        return CaseMarkup.Fold(NamePunctuation().Replace(Email().Replace(text, " "), " "));
    }

    private static double? Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long? Instant(string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUnixTimeSeconds()
            : null;

    [GeneratedRegex("[^a-z0-9]")]
    private static partial Regex NoLetterOrDigit();

    [GeneratedRegex("""[^\s<>()"',;]+@[^\s<>()"',;]+""")]
    private static partial Regex Email();

    [GeneratedRegex("""[()<>"']""")]
    private static partial Regex NamePunctuation();

    [GeneratedRegex("[,;&]| and ")]
    private static partial Regex AuthorSeparator();
}
