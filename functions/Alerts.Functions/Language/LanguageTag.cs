namespace Alerts.Functions.Language;

/// <summary>Languages as the service names them.</summary>
internal static class LanguageTag
{
    /// <param name="tag">As a feed gives it ("en-US") or as the service detects it ("zh_cht").</param>
    /// <returns>Null for what names no language.</returns>
    public static string? ForService(string? tag)
    {
        var parts = (tag ?? "").Trim().ToLowerInvariant().Split('-', '_');
        return parts switch
        {
            ["zh", .. var rest] => rest.Any(part => part is "tw" or "hk" or "mo" or "hant" or "cht") ? "zh-hant" : "zh-hans",
            ["no", ..] => "nb",
            ["pt", "br", ..] => "pt-br",
            [{ Length: 2 or 3 } language, ..] when language.All(char.IsAsciiLetterLower) && language is not ("und" or "mul" or "zxx") => language,
            _ => null,
        };
    }

    public static string Primary(string tag) => tag.Split('-')[0];

    /// <summary>Other languages have no entity linking.</summary>
    public static bool HasLinking(string tag) => Primary(tag) is "en" or "es";
}
