namespace Alerts.Core.Tests.FeedCases;

/// <summary>Sixteen times the document is about sixteen times the work, whatever it is made of.</summary>
/// <remarks>Processor time counts for the whole process, so nothing runs beside; unlike the clock's, it does not tell of other processes.</remarks>
[Collection(Alone.Name)]
public sealed class FeedGrowthTests
{
    private const int Small = 64 * 1024;
    private const int Large = 16 * Small;

    /// <summary>Four times what linear growth gives, and a fourth of what quadratic growth does.</summary>
    private const int MostGrowth = 64;

    private const int Rounds = 5;

    /// <summary>Shorter times tell more of the machine than of the document.</summary>
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(2);

    /// <summary>Reading a megabyte takes milliseconds.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Shapes() => [.. HostileShapes.Names];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Work_grows_with_the_size_of_a_document(string shape)
    {
        var (smallBody, largeBody) = (HostileShapes.Build(shape, Small), HostileShapes.Build(shape, Large));
        var (small, large) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        // The least of some rounds: compiling and collecting add to times and never take away.
        for (var round = 0; round < Rounds; round++)
        {
            small = Least(small, Time(smallBody));
            large = Least(large, Time(largeBody));
        }

        var most = MostGrowth * (small > s_shortest ? small : s_shortest);
        Assert.True(large < most && large < s_longest, $"64 KB take {small}, 1 MB takes {large}.");
    }

    private static TimeSpan Time(byte[] body)
    {
        var before = Environment.CpuUsage.TotalTime;
        GuardedParser.Parse(body);
        return Environment.CpuUsage.TotalTime - before;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

/// <summary>Tests that measure, one after the other and beside no other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
