using System.ComponentModel.DataAnnotations;
using Alerts.Functions.Email;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Web;

/// <summary>How the app speaks of itself, section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Every link in a mail begins with it; never taken from a request's Host header.</summary>
    [Required(ErrorMessage =
        "Site:PublicUrl is missing. Set it to the address under which readers reach this app, such as https://alerts.example.org.")]
    public string PublicUrl { get; set; } = "";

    [Required(ErrorMessage = "Site:Name is empty. Set it to the name that readers shall see, or remove the setting.")]
    public string Name { get; set; } = "Alerts";

    [Required(ErrorMessage = "Site:ContactEmail is missing. Set it to an address that a person reads; it stands at the foot of each mail.")]
    public string ContactEmail { get; set; } = "";

    /// <summary>Some countries require one in each mail to a list.</summary>
    public string? PostalAddress { get; set; }
}

public sealed class SiteOptionsValidator : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.PublicUrl.Length > 0 && !IsPublicUrl(options.PublicUrl))
            result.AddError(
                $"Site:PublicUrl is '{options.PublicUrl}'. Set it to an https address without query, such as https://alerts.example.org; "
                + "http is for localhost only.");
        if (options.ContactEmail.Length > 0 && !Mailbox.IsAddress(options.ContactEmail))
            result.AddError(
                $"Site:ContactEmail is '{options.ContactEmail}', which is no mail address. Set it to one, such as editor@example.org.");
        return result.Build();
    }

    private static bool IsPublicUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url is { Query: "", Fragment: "", UserInfo: "" };
}
