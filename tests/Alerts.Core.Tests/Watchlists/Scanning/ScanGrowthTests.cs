using Alerts.Core.Watchlists.Scanning;
using Xunit;

namespace Alerts.Core.Tests.Watchlists.Scanning;

/// <summary>Work is counted, not timed: it does not depend on the machine.</summary>
public sealed class ScanGrowthTests
{
    private const int Length = 1 << 16;

    private static readonly PhraseIndex Hostile = PhraseIndex.Build(
    [
        // Each prefix of a long run is a phrase, and the longest fails at its last word only.
        .. Enumerable.Range(1, 20).Select(count => string.Join(' ', Enumerable.Repeat("a", count))),
        .. Enumerable.Range(2, 19).Select(count => string.Join('\'', Enumerable.Repeat("a", count))),
        .. Enumerable.Range(1, 20).Select(count => string.Join(", ", Enumerable.Repeat("ж", count))),
        string.Join(' ', Enumerable.Repeat("a", 98)) + " b",
        "San Salvador", "CECOT Group", "l'a", "😀a", "İ",
    ]);

    public static TheoryData<string> HostileTexts =>
    [
        "a ", "a-", "a'", "a\n", "a, ", "ж, ", "ж ", "á ", "a\u0301 ", "San ", "CECOT Group ", "l'", "a a - a' ",
        "\u0301", "e\u0301", "\u200B", " ", "\r\n", "''", "I.", "İ", "x", "ж", "\uD83D", "😀", "a😀", "𝐁", "𝐁 ", "ﷺ", "",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Work_grows_with_the_text_and_no_faster(string unit)
    {
        var steps = Steps(Hostile, Repeat(unit, Length / 4));
        var more = Steps(Hostile, Repeat(unit, Length));

        // A text that is one word is folded a block further than it is long.
        Assert.InRange(more, 0, (4.1 * steps) + ScanBuffers.BlockLength);
        // A step for each letter and word, and for each word of the longest phrase.
        Assert.InRange(more, 0, 110 * Length);
    }

    [Fact]
    public void What_stands_between_two_words_is_read_once()
    {
        var index = PhraseIndex.Build([.. Enumerable.Range(1, 20).Select(count => string.Join(' ', Enumerable.Repeat("a", count)))]);
        var text = Repeat("a" + new string(' ', 1_000), Length);

        Assert.InRange(Steps(index, text), Length, 3 * Length);
    }

    [Fact]
    public void A_hundred_thousand_phrases_cost_hardly_more_than_ten()
    {
        var text = Repeat("Nayib Bukele met nobody near name 17 of town 4. ", 64_000);

        Assert.InRange(Steps(Named(100_000), text), 64_000, 1.1 * Steps(Named(10), text));
    }

    [Fact]
    public void A_text_without_a_hit_costs_no_memory()
    {
        var index = Named(1_000);
        var hits = new List<PhraseHit>();
        var text = Repeat("Los abogados pidieron que García vuelva: “está en el CECOT” — dijo Nayib. Garci\u0301a's Straße, Пётр İ. ", 30_000);
        index.Scan(text, hits);

        var before = GC.GetAllocatedBytesForCurrentThread();
        index.Scan(text, hits);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(hits);
    }

    private static PhraseIndex Named(int count) =>
        PhraseIndex.Build(["Nayib Bukele", .. Enumerable.Range(0, count).Select(number => $"Town {number} Name")]);

    private static long Steps(PhraseIndex index, string text)
    {
        index.Scan(text, [], out var steps);
        return steps;
    }

    private static string Repeat(string unit, int length) =>
        unit.Length == 0 ? "" : string.Concat(Enumerable.Repeat(unit, length / unit.Length));
}
