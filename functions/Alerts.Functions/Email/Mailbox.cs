using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace Alerts.Functions.Email;

/// <summary>A bare mail address, such as <c>reader@example.org</c>: no display name, no list, nothing behind it.</summary>
public static class Mailbox
{
    public static bool IsAddress(string? value) => TryParse(value, out _);

    public static bool TryParse(string? value, [NotNullWhen(true)] out MailboxAddress? mailbox) =>
        MailboxAddress.TryParse(value, out mailbox)
        && mailbox.Address == value
        && mailbox.Domain.Length > 0
        && !value.AsSpan().ContainsAny('\r', '\n', ' ');
}
