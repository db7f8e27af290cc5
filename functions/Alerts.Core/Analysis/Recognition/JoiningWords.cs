using System.Collections.Frozen;

namespace Alerts.Core.Analysis.Recognition;

/// <summary>Small words that stand inside names.</summary>
internal static class JoiningWords
{
    private static readonly FrozenSet<uint> Hashes =
        "of the de del la las los el y e and for & da do dos das di van von der den bin ibn al - para en"
            .Split(' ').Select(word => WordHash.Of(word)).ToFrozenSet();

    public static bool Contains(uint word) => Hashes.Contains(word);
}
