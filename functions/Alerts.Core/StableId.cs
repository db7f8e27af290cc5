using System.Security.Cryptography;
using System.Text;

namespace Alerts.Core;

/// <summary>Ids that follow from what they name, so that work done twice lands on the same row.</summary>
public static class StableId
{
    private const char Separator = '\u001F';

    /// <summary>128 bits of SHA-256 over the parts, as 32 lower-case hexadecimal characters: safe as a table key, blob name and header.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        var joined = string.Join(Separator, parts);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(joined)).AsSpan(0, 16));
    }
}
