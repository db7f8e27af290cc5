using System.Security.Cryptography;
using System.Text;

namespace Alerts.Core.Feeds.Hubs;

/// <summary>Tokens of callback addresses and secrets of signatures.</summary>
internal static class HubKeys
{
    private const int Bytes = 32;

    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>In a time that says nothing about where they differ. A token that was never made equals nothing.</summary>
    public static bool AreSame(string? known, string? given) =>
        known is { Length: 2 * Bytes } && given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(given));
}
