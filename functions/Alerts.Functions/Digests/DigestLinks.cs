namespace Alerts.Functions.Digests;

/// <summary>Signed addresses of this reader.</summary>
public sealed record DigestLinks(string UnsubscribeUrl, string? PreferencesUrl = null);
