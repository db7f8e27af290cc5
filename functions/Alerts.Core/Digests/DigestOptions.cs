using System.ComponentModel.DataAnnotations;

namespace Alerts.Core.Digests;

public sealed class DigestOptions
{
    public const string Section = "Digests";

    /// <summary>Alerts that come while an immediate digest collects go together with the first one.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "Digests:CollectingWindow must lie between one second and one hour.")]
    public TimeSpan CollectingWindow { get; set; } = TimeSpan.FromMinutes(2);
}
