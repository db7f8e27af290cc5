using System.Numerics;

namespace Alerts.Core.Analysis.Recognition;

/// <summary>32-bit hashes (FNV-1a for letters, a multiplicative mix for pairs): the same on every machine, for ever, since models are keyed by them.</summary>
internal static class WordHash
{
    public const uint Seed = 2166136261;

    public static uint Of(ReadOnlySpan<char> letters)
    {
        var hash = Seed;
        foreach (var c in letters)
            hash = Add(hash, c);
        return hash;
    }

    public static uint Add(uint hash, char c) => (hash ^ c) * 16777619;

    /// <returns>Never 0, which marks an empty place in a table.</returns>
    public static uint Mix(uint a, uint b)
    {
        var hash = (BitOperations.RotateLeft(a, 15) ^ b) * 0x9E3779B1;
        hash = (hash ^ (hash >> 15)) * 0x85EBCA77;
        hash ^= hash >> 13;
        return hash == 0 ? 1 : hash;
    }
}
