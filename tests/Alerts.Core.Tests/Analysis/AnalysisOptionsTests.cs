using System.ComponentModel.DataAnnotations;
using Alerts.Core.Analysis;

namespace Alerts.Core.Tests.Analysis;

public class AnalysisOptionsTests
{
    [Fact]
    public void The_default_is_valid() => Assert.Empty(FaultsOf(new()));

    [Theory]
    [InlineData(0)]
    [InlineData(121)]
    public void The_longest_wait_ends_before_a_batch_counts_as_stalled(int seconds) => Assert.Equal(
        ["Analysis:LongestWait must lie between one second and two minutes."],
        FaultsOf(new() { LongestWait = TimeSpan.FromSeconds(seconds) }));

    private static IEnumerable<string?> FaultsOf(AnalysisOptions options)
    {
        var faults = new List<ValidationResult>();
        _ = Validator.TryValidateObject(options, new(options), faults, validateAllProperties: true);
        return faults.Select(fault => fault.ErrorMessage);
    }
}
