namespace Alerts.Core.Feeds.Hubs;

/// <summary>What hubs have to know of the site, out of its section <c>Site</c>; the site itself checks the setting.</summary>
public sealed class HubOptions
{
    public const string Section = "Site";

    /// <summary>The address that hubs call back begins with it.</summary>
    public string PublicUrl { get; set; } = "";
}
