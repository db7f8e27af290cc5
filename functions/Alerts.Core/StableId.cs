using System.Security.Cryptography;
using System.Text;

namespace Alerts.Core;

/// <summary>Ids that follow from what they name, so that work done twice lands on the same row.</summary>
public static class StableId
{
    private const char Separator = '\u001F';

    /// <summary>Whether this could be one: what comes from outside goes into no key or path unchecked.</summary>
    public static bool IsOne(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>128 bits of SHA-256 over the parts, as 32 lower-case hexadecimal characters: safe as a table key, blob name and header.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        var joined = string.Join(Separator, parts);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(joined)).AsSpan(0, 16));
    }
}
