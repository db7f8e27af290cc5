using Alerts.Core.Digests;
using Alerts.Functions.Digests;
using Alerts.Functions.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Email;

public static class EmailServices
{
    /// <summary>SendGrid where its key is set, else the SMTP server; with neither the app does not start.</summary>
    public static IServiceCollection AddEmail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<SiteOptions, SiteOptionsValidator>(configuration.GetSection(SiteOptions.Section));
        services.AddValidated<MailOptions, MailOptionsValidator>(configuration.GetSection(MailOptions.Section));
        services.AddValidated<SmtpOptions, SmtpOptionsValidator>(configuration.GetSection(SmtpOptions.Section));
        services.AddValidated<SendGridOptions, SendGridOptionsValidator>(configuration.GetSection(SendGridOptions.Section));

        services.AddOptions<MailOptions>().Validate(
            _ => HasValue("SendGrid:ApiKey") || HasValue("Smtp:Host"),
            "There is no way to send mail. Set SendGrid:ApiKey to send through SendGrid, or Smtp:Host to send through an SMTP server.");

        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(SendGridEmailSender.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan);
        services.AddSingleton<SmtpEmailSender>();
        services.AddSingleton<SendGridEmailSender>();
        services.AddSingleton<IEmailSender>(provider => provider.GetRequiredService<IOptions<SendGridOptions>>().Value.IsSet
            ? provider.GetRequiredService<SendGridEmailSender>()
            : provider.GetRequiredService<SmtpEmailSender>());

        services.AddRazorText();
        services.AddSingleton<DigestRenderer>();
        services.AddSingleton<IDigestMail, DigestMailer>();
        return services;

        bool HasValue(string setting) => !string.IsNullOrWhiteSpace(configuration[setting]);
    }

    private static void AddValidated<TOptions, TValidator>(this IServiceCollection services, IConfigurationSection section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
    }
}
