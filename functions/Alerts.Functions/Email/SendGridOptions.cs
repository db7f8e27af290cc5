using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Email;

/// <summary>Access to SendGrid's mail API, section <c>SendGrid</c>.</summary>
public sealed class SendGridOptions
{
    public const string Section = "SendGrid";

    public string ApiKey { get; set; } = "";

    /// <summary>SendGrid checks each mail and delivers none.</summary>
    public bool SandboxMode { get; set; }

    /// <summary>Another address for accounts in the EU: https://api.eu.sendgrid.com.</summary>
    public string BaseUrl { get; set; } = "https://api.sendgrid.com";

    /// <summary>For one mail. Shorter than the host gives a function.</summary>
    [Range(5, 240, ErrorMessage = "SendGrid:TimeoutSeconds must be from 5 to 240.")]
    public int TimeoutSeconds { get; set; } = 60;

    public bool IsSet => !string.IsNullOrWhiteSpace(ApiKey);
}

public sealed class SendGridOptionsValidator : IValidateOptions<SendGridOptions>
{
    public ValidateOptionsResult Validate(string? name, SendGridOptions options) =>
        Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"SendGrid:BaseUrl is '{options.BaseUrl}'. Remove the setting for https://api.sendgrid.com, "
                + "or set it to another https address.");
}
