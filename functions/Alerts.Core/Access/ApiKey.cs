using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Alerts.Core.Access;

/// <summary>What is kept of an API key: enough to recognise it, too little to make it again.</summary>
public sealed record ApiKey
{
    public const string Prefix = "alerts_";

    private const int RandomBytes = 32;
    private const int RandomCharacters = 43;

    /// <summary>SHA-256 of the key as lower-case hexadecimal characters.</summary>
    public required string Hash { get; init; }

    /// <summary>Who or what uses it, for a person to read.</summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Up to an hour behind: see <see cref="ApiKeys"/>.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>A plain SHA-256 is enough: nobody guesses 256 random bits, so there is nothing to slow down.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Whether it could be a key at all: saves a look into the store.</summary>
    public static bool LooksLikeOne([NotNullWhen(true)] string? key) =>
        key is not null && key.Length == Prefix.Length + RandomCharacters && key.StartsWith(Prefix, StringComparison.Ordinal);

    internal static string NewSecret() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
}

/// <param name="Key">Shown to its owner now and never again.</param>
public sealed record NewApiKey(string Key, ApiKey Stored);
