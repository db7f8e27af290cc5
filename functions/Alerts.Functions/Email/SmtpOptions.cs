using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Email;

public enum SmtpSecurity
{
    /// <summary>In the clear, such as to a server on the same machine.</summary>
    None,

    /// <summary>Fails where the server does not offer it.</summary>
    StartTls,

    SslOnConnect,
}

/// <summary>The SMTP server that takes the mails, section <c>Smtp</c>.</summary>
public sealed class SmtpOptions
{
    public const string Section = "Smtp";

    public string Host { get; set; } = "";

    [Range(1, 65_535, ErrorMessage = "Smtp:Port must be from 1 to 65535; 587 is usual with StartTls, 465 with SslOnConnect.")]
    public int Port { get; set; } = 587;

    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>For one mail, from connecting to the last answer. Shorter than the host gives a function.</summary>
    [Range(5, 240, ErrorMessage = "Smtp:TimeoutSeconds must be from 5 to 240.")]
    public int TimeoutSeconds { get; set; } = 60;
}

public sealed class SmtpOptionsValidator : IValidateOptions<SmtpOptions>
{
    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (string.IsNullOrEmpty(options.UserName) != string.IsNullOrEmpty(options.Password))
            result.AddError("Only one of Smtp:UserName and Smtp:Password is set. Set both, or none for a server without a login.");
        if (options.Security == SmtpSecurity.None && !string.IsNullOrEmpty(options.Password) && !IsLoopback(options.Host))
            result.AddError(
                "Smtp:Security is None, which would send Smtp:Password in the clear. Set it to StartTls or SslOnConnect, "
                + "or remove Smtp:UserName and Smtp:Password.");
        return result.Build();
    }

    private static bool IsLoopback(string host) =>
        host is "" or "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
