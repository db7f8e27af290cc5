using System.ComponentModel.DataAnnotations;

namespace Alerts.Core.Analysis;

public sealed class AnalysisOptions
{
    public const string Section = "Analysis";

    /// <summary>Alerts do not wait longer for their tone. Shorter than a batch may stay without a result.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00", ErrorMessage = "Analysis:LongestWait must lie between one second and two minutes.")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Then an analyser is asked to stop, early enough to hand over what it has done.</summary>
    public TimeSpan StopAfter => 0.9 * LongestWait;
}
