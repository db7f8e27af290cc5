namespace Alerts.Core.Feeds.Fetching;

/// <summary>The host of an address in the one form in which names are compared and asked for.</summary>
internal static class HostName
{
    private const int MaxLength = 253;

    /// <returns>Lower case, ASCII, without trailing dot; null for a name that no resolver could be asked for.</returns>
    public static string? Of(Uri address)
    {
        try
        {
            var name = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost.TrimEnd('.').ToLowerInvariant();
            return name.Length is > 0 and <= MaxLength ? name : null;
        }
        catch (UriFormatException)
        {
            return null; // Letters that have no ASCII form (RFC 5891); Uri notices only now.
        }
    }
}
