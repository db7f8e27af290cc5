using System.Text.RegularExpressions;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Feeds.Managing;

/// <summary>Addresses as people type them.</summary>
internal static partial class FeedAddress
{
    public const int MaxLength = 2_048;

    /// <summary>What may be meant, in the order of asking: without a scheme, https comes first.</summary>
    /// <exception cref="InputException">It is no address.</exception>
    public static IReadOnlyList<Uri> Readings(string typed)
    {
        var text = FeedScheme().Replace(typed.Trim(), "");
        if (text.Length > MaxLength)
            throw new InputException($"The address is longer than {MaxLength} characters.");

        string[] spellings = Scheme().IsMatch(text) ? [text] : [$"https://{text}", $"http://{text}"];
        Uri[] readings = [.. spellings.Select(spelling => Uri.TryCreate(spelling, UriKind.Absolute, out var address) ? address : null).OfType<Uri>()];
        return readings.Length > 0
            ? readings
            : throw new InputException($"\"{PlainText.OfText(typed, 200)}\" is no address; write one such as https://news.example/ or news.example.");
    }

    /// <summary>What is asked and kept: a fragment never reaches the server.</summary>
    public static string Of(Uri address) => address.GetLeftPart(UriPartial.Query);

    /// <summary>Programs mark feeds by "feed:" before the address or in place of its scheme.</summary>
    [GeneratedRegex("^(feed:(//)?|//)", RegexOptions.IgnoreCase)]
    private static partial Regex FeedScheme();

    /// <summary>A colon before digits is a port.</summary>
    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*:(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();
}
