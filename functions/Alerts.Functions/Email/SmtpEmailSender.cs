using System.Net.Sockets;
using Alerts.Core.Digests;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace Alerts.Functions.Email;

/// <summary>Hands mails to an SMTP server, one connection a mail.</summary>
public sealed partial class SmtpEmailSender(
    IOptions<MailOptions> mail, IOptions<SmtpOptions> smtp, TimeProvider time, ILogger<SmtpEmailSender> logger) : IEmailSender
{
    public async Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        if (!Mailbox.TryParse(message.To, out var recipient))
            return new SendResult.Refused("The recipient is no mail address.", Permanent: true);

        using var mime = ToMime(message, recipient);
        using var client = new SmtpClient();
        var payload = new PayloadProgress();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(smtp.Value.TimeoutSeconds), time);
        using var stop = cancellationToken.Register(() =>
        {
            if (!payload.HasBegun)
                deadline.Cancel();
        });

        try
        {
            await ConnectAsync(client, deadline.Token);
            var reply = await client.SendAsync(mime, deadline.Token, payload);
            await SayGoodbyeAsync(client, deadline.Token);
            return new SendResult.Accepted(string.IsNullOrWhiteSpace(reply) ? null : ReaderText.OneLine(reply));
        }
        catch (SmtpCommandException refusal)
        {
            return Refused(refusal);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !payload.HasBegun)
        {
            throw;
        }
        catch (Exception failure) when (IsLostContact(failure))
        {
            var reason = failure is OperationCanceledException
                ? $"The SMTP server did not answer within {smtp.Value.TimeoutSeconds} seconds."
                : $"SMTP: {failure.Message}";
            return payload.HasBegun ? new SendResult.Unknown(reason) : new SendResult.Refused(reason);
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        var options = smtp.Value;
        var security = options.Security switch
        {
            SmtpSecurity.None => SecureSocketOptions.None,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.SslOnConnect,
        };
        await client.ConnectAsync(options.Host, options.Port, security, cancellationToken);
        if (!string.IsNullOrEmpty(options.UserName))
            await client.AuthenticateAsync(options.UserName, options.Password, cancellationToken);
    }

    /// <summary>The mail is accepted: a server that fails to say goodbye changes nothing about that.</summary>
    private async Task SayGoodbyeAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception failure) when (IsLostContact(failure))
        {
            LogGoodbyeFailed(failure.Message);
        }
    }

    private MimeMessage ToMime(EmailMessage message, MailboxAddress recipient)
    {
        var options = mail.Value;
        var mime = new MimeMessage
        {
            MessageId = message.MessageId,
            Date = time.GetUtcNow(),
            Subject = ReaderText.Subject(message.Subject),
            // Quoted-printable keeps every line far below the 998 octets that SMTP allows, whatever the text is.
            Body = new MultipartAlternative(
                Part(TextFormat.Plain, message.Text),
                Part(TextFormat.Html, message.Html)),
        };
        mime.From.Add(new MailboxAddress(options.FromName, options.From));
        mime.To.Add(recipient);
        if (!string.IsNullOrEmpty(options.ReplyTo))
            mime.ReplyTo.Add(MailboxAddress.Parse(options.ReplyTo));
        foreach (var (name, value) in message.Headers)
            mime.Headers.Add(name, ReaderText.OneLine(value));
        return mime;

        static TextPart Part(TextFormat format, string text) =>
            new(format) { Text = text, ContentTransferEncoding = ContentEncoding.QuotedPrintable };
    }

    private static SendResult.Refused Refused(SmtpCommandException refusal)
    {
        var isAboutThisMail = refusal.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
        var status = (int)refusal.StatusCode;
        return new($"SMTP {status}: {ReaderText.OneLine(refusal.Message)}", Permanent: isAboutThisMail && status >= 500);
    }

    private static bool IsLostContact(Exception failure) => failure
        is OperationCanceledException or IOException or SocketException or ProtocolException
        or AuthenticationException or SslHandshakeException or NotSupportedException
        or ServiceNotAuthenticatedException or ServiceNotConnectedException;

    [LoggerMessage(Level = LogLevel.Debug, Message = "The SMTP server took the mail and then did not answer QUIT: {Reason}")]
    private partial void LogGoodbyeFailed(string reason);

    /// <summary>Remembers whether any of the mail's data went out: before that the server cannot have taken it.</summary>
    private sealed class PayloadProgress : ITransferProgress
    {
        private volatile bool _hasBegun;

        public bool HasBegun => _hasBegun;

        public void Report(long bytesTransferred, long totalSize) => _hasBegun = true;

        public void Report(long bytesTransferred) => _hasBegun = true;
    }
}
