using System.ComponentModel.DataAnnotations;

namespace Alerts.Core.Feeds.Fetching;

/// <summary>Limits of one request for a feed, redirects included.</summary>
public sealed class FetchOptions
{
    public const string SectionName = "Fetch";

    /// <summary>Bytes on the wire and, counted apart, bytes after decompression.</summary>
    [Range(1_024, 100 * 1_024 * 1_024)]
    public int MaxBytes { get; set; } = 10 * 1_024 * 1_024;

    /// <summary>From the first connection to the last byte.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>Where publishers read who asks for their feed and how to reach us; part of the User-Agent header.</summary>
    [RegularExpression("https?://[!-'*-~]+", ErrorMessage = "Fetch:ContactUrl must be an http(s) address without brackets or spaces.")]
    public string? ContactUrl { get; set; }
}
