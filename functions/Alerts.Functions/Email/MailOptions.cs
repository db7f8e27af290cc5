using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Email;

/// <summary>Who the mails come from, section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    [Required(ErrorMessage =
        "Mail:From is missing. Set it to an address that your mail provider lets you send from, such as alerts@example.org.")]
    public string From { get; set; } = "";

    [Required(ErrorMessage = "Mail:FromName is empty. Set it to the sender's name that readers shall see, or remove the setting.")]
    public string FromName { get; set; } = "Alerts";

    public string? ReplyTo { get; set; }

    /// <summary>Where mail programs without one-click unsubscribing write to; somebody has to read it.</summary>
    public string? UnsubscribeMailbox { get; set; }
}

public sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.From.Length > 0)
            RequireAddress(nameof(options.From), options.From);
        RequireAddress(nameof(options.ReplyTo), options.ReplyTo);
        RequireAddress(nameof(options.UnsubscribeMailbox), options.UnsubscribeMailbox);
        return result.Build();

        void RequireAddress(string setting, string? value)
        {
            if (!string.IsNullOrEmpty(value) && !Mailbox.IsAddress(value))
                result.AddError($"Mail:{setting} is '{value}', which is no mail address. Set it to one, such as alerts@example.org.");
        }
    }
}
