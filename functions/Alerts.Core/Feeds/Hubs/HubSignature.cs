using System.Security.Cryptography;
using System.Text;

namespace Alerts.Core.Feeds.Hubs;

/// <summary>The header <c>X-Hub-Signature: method=hexadecimal</c> over the bytes of a push (WebSub, section 8).</summary>
public static class HubSignature
{
    public const string Header = "X-Hub-Signature";

    public static bool Matches(string? header, string secret, ReadOnlySpan<byte> body)
    {
        var parts = (header ?? "").Trim().Split('=', 2);
        if (parts.Length != 2 || secret.Length == 0 || MethodOf(parts[0]) is not { } method)
            return false;

        Span<byte> given = stackalloc byte[SHA512.HashSizeInBytes];
        if (parts[1].Length > 2 * given.Length
            || Convert.FromHexString(parts[1], given, out _, out var written) != System.Buffers.OperationStatus.Done)
            return false;

        var right = CryptographicOperations.HmacData(method, Encoding.UTF8.GetBytes(secret), body);
        return CryptographicOperations.FixedTimeEquals(right, given[..written]);
    }

    /// <summary>The methods that the Recommendation recognises. SHA-1 is still safe in an HMAC, and many hubs know nothing else.</summary>
    private static HashAlgorithmName? MethodOf(string name) => name.ToLowerInvariant() switch
    {
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
