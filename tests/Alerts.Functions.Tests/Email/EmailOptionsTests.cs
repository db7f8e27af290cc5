using Alerts.Core.Digests;
using Alerts.Functions.Email;
using Alerts.Functions.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Alerts.Functions.Tests.Email;

public sealed class EmailOptionsTests
{
    private static readonly Dictionary<string, string?> Valid = new()
    {
        ["Site:PublicUrl"] = "https://alerts.example.org",
        ["Site:ContactEmail"] = "editor@example.org",
        ["Mail:From"] = "alerts@example.org",
        ["Smtp:Host"] = "localhost",
    };

    [Theory]
    [InlineData("https://alerts.example.org")]
    [InlineData("https://example.org/alerts/")]
    [InlineData("http://localhost:7071")]
    [InlineData("http://127.0.0.1:7071")]
    public void An_app_with_its_settings_starts(string publicUrl) => Start(("Site:PublicUrl", publicUrl));

    [Fact]
    public void With_a_key_mail_goes_through_SendGrid_even_where_an_SMTP_server_is_set()
    {
        using var services = Start(("SendGrid:ApiKey", "SG.key"));

        Assert.IsType<SendGridEmailSender>(services.GetRequiredService<IEmailSender>());
    }

    [Fact]
    public void Without_a_key_mail_goes_through_the_SMTP_server()
    {
        using var services = Start();

        Assert.IsType<SmtpEmailSender>(services.GetRequiredService<IEmailSender>());
    }

    [Theory]
    [InlineData("Smtp:Host", "", "There is no way to send mail. Set SendGrid:ApiKey to send through SendGrid, or Smtp:Host to send through an SMTP server.")]
    [InlineData("Site:PublicUrl", "http://alerts.example.org", "Site:PublicUrl is 'http://alerts.example.org'. Set it to an https address without query, such as https://alerts.example.org; http is for localhost only.")]
    [InlineData("Site:PublicUrl", "https://alerts.example.org/?a=1", "Site:PublicUrl is 'https://alerts.example.org/?a=1'. Set it to an https address without query, such as https://alerts.example.org; http is for localhost only.")]
    [InlineData("Site:PublicUrl", "alerts", "Site:PublicUrl is 'alerts'. Set it to an https address without query, such as https://alerts.example.org; http is for localhost only.")]
    [InlineData("Site:PublicUrl", "", "DataAnnotation validation failed for 'SiteOptions' members: 'PublicUrl' with the error: 'Site:PublicUrl is missing. Set it to the address under which readers reach this app, such as https://alerts.example.org.'.")]
    [InlineData("Site:Name", "", "DataAnnotation validation failed for 'SiteOptions' members: 'Name' with the error: 'Site:Name is empty. Set it to the name that readers shall see, or remove the setting.'.")]
    [InlineData("Site:ContactEmail", "", "DataAnnotation validation failed for 'SiteOptions' members: 'ContactEmail' with the error: 'Site:ContactEmail is missing. Set it to an address that a person reads; it stands at the foot of each mail.'.")]
    [InlineData("Site:ContactEmail", "editor", "Site:ContactEmail is 'editor', which is no mail address. Set it to one, such as editor@example.org.")]
    [InlineData("Mail:From", "", "DataAnnotation validation failed for 'MailOptions' members: 'From' with the error: 'Mail:From is missing. Set it to an address that your mail provider lets you send from, such as alerts@example.org.'.")]
    [InlineData("Mail:From", "Alerts <alerts@example.org>", "Mail:From is 'Alerts <alerts@example.org>', which is no mail address. Set it to one, such as alerts@example.org.")]
    [InlineData("Mail:FromName", "", "DataAnnotation validation failed for 'MailOptions' members: 'FromName' with the error: 'Mail:FromName is empty. Set it to the sender's name that readers shall see, or remove the setting.'.")]
    [InlineData("Mail:ReplyTo", "a b", "Mail:ReplyTo is 'a b', which is no mail address. Set it to one, such as alerts@example.org.")]
    [InlineData("Mail:UnsubscribeMailbox", "leave", "Mail:UnsubscribeMailbox is 'leave', which is no mail address. Set it to one, such as alerts@example.org.")]
    [InlineData("Smtp:Port", "0", "DataAnnotation validation failed for 'SmtpOptions' members: 'Port' with the error: 'Smtp:Port must be from 1 to 65535; 587 is usual with StartTls, 465 with SslOnConnect.'.")]
    [InlineData("Smtp:TimeoutSeconds", "600", "DataAnnotation validation failed for 'SmtpOptions' members: 'TimeoutSeconds' with the error: 'Smtp:TimeoutSeconds must be from 5 to 240.'.")]
    [InlineData("Smtp:UserName", "alerts", "Only one of Smtp:UserName and Smtp:Password is set. Set both, or none for a server without a login.")]
    [InlineData("SendGrid:TimeoutSeconds", "1", "DataAnnotation validation failed for 'SendGridOptions' members: 'TimeoutSeconds' with the error: 'SendGrid:TimeoutSeconds must be from 5 to 240.'.")]
    [InlineData("SendGrid:BaseUrl", "http://example.org", "SendGrid:BaseUrl is 'http://example.org'. Remove the setting for https://api.sendgrid.com, or set it to another https address.")]
    public void A_setting_that_cannot_work_stops_the_start_and_says_what_to_do(string setting, string value, string message)
    {
        var failure = Assert.ThrowsAny<OptionsValidationException>(() => Start((setting, value)));

        Assert.Equal([message], failure.Failures);
    }

    [Fact]
    public void A_password_does_not_leave_the_machine_in_the_clear()
    {
        (string, string)[] login = [("Smtp:UserName", "alerts"), ("Smtp:Password", "secret"), ("Smtp:Security", "None")];

        Start(login);
        var failure = Assert.Throws<OptionsValidationException>(() => Start([.. login, ("Smtp:Host", "mail.example.org")]));

        Assert.Equal(
            ["Smtp:Security is None, which would send Smtp:Password in the clear. Set it to StartTls or SslOnConnect, or remove Smtp:UserName and Smtp:Password."],
            failure.Failures);
    }

    private static ServiceProvider Start(params (string Setting, string Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(Valid);
        foreach (var (setting, value) in changes)
            settings[setting] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging().AddEmail(configuration).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services;
    }
}
