using System.Diagnostics;
using System.Text;
using Alerts.Core.Feeds;

namespace Alerts.Core.Tests.FeedCases;

/// <summary>Parses within the bounds that hold for every document, be it a feed or noise; a document that breaks one is told as base64.</summary>
internal static class GuardedParser
{
    /// <summary>Bytes allocated for one of a document: an empty item of seven bytes is an object, an address of two letters a <see cref="Uri"/>.</summary>
    public const int AllocationFactor = 128;

    /// <summary>For what does not grow with the document: buffers, decoders, the message.</summary>
    public const int AllocationAllowance = 256 * 1024;

    /// <summary>Damaged feeds are shown whole; larger documents are made by rule.</summary>
    private const int MostShown = 32 * 1024;

    /// <summary>Thousands of times what a document of the tests takes: a machine under load does not reach it, a loop does.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    private static readonly Uri s_base = new("https://news.example/feeds/all.xml");

    /// <returns>Null when the bytes are no feed.</returns>
    public static FeedDocument? Parse(byte[] body, string? contentType = null)
    {
        var (feed, excess) = Measure(body, contentType);
        // What is made once a process, or a moment in which the machine was busy, is no document's cost: it does not come twice.
        if (excess is not null)
            (feed, excess) = Measure(body, contentType);

        if ((excess ?? (feed is null ? null : Fault(feed))) is { } fault)
            Assert.Fail(Describe(body, contentType, fault));
        return feed;
    }

    public static FeedDocument? Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    public static string Describe(byte[] body, string? contentType, string fault) =>
        $"A document of {body.Length} bytes {fault}. Content type: {contentType ?? "none"}. Document: {Convert.ToBase64String(body[..Math.Min(body.Length, MostShown)])}";

    private static (FeedDocument? Feed, string? Excess) Measure(byte[] body, string? contentType)
    {
        var (allocatedBefore, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var feed = TryParse(body, contentType);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        return elapsed > TimeLimit ? (feed, $"takes {elapsed}")
            : allocated > ((long)AllocationFactor * body.Length) + AllocationAllowance ? (feed, $"costs {allocated} bytes")
            : (feed, null);
    }

    private static FeedDocument? TryParse(byte[] body, string? contentType)
    {
        try
        {
            return FeedParser.Parse(body, contentType, s_base);
        }
        catch (FeedFormatException)
        {
            return null;
        }
        catch (Exception broken)
        {
            throw new InvalidOperationException(Describe(body, contentType, "breaks the parser"), broken);
        }
    }

    /// <summary>What must not be in any feed, however it was damaged.</summary>
    private static string? Fault(FeedDocument feed) => feed switch
    {
        { Items.Count: > FeedParser.MaxItems } => $"gives {feed.Items.Count} items",
        { SiteLink: { } link } when !IsWebAddress(link) => $"gives the site {link}",
        _ => feed.Items.Select(Fault).FirstOrDefault(fault => fault is not null),
    };

    private static string? Fault(FeedItem item) => item switch
    {
        { Title.Length: > FeedParser.MaxTitleLength } => $"gives a title of {item.Title.Length} characters",
        _ when item.Title.Any(char.IsControl) => $"leaves control characters in the title {item.Title}",
        { Link: { } link } when !IsWebAddress(link) => $"gives the link {link}",
        _ => item.Enclosures.Where(enclosure => !IsWebAddress(enclosure.Url)).Select(enclosure => $"gives the enclosure {enclosure.Url}").FirstOrDefault(),
    };

    private static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
