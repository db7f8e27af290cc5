using System.Net;
using System.Net.Sockets;
using System.Text;
using Alerts.Core.Digests;
using Alerts.Functions.Email;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Xunit;

namespace Alerts.Functions.Tests.Email;

public sealed class SmtpEmailSenderTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 15, 42, 0, TimeSpan.Zero));

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_that_the_server_takes_is_accepted_under_the_servers_name_for_it()
    {
        await using var server = new ScriptedSmtpServer();

        var result = await SendAsync(server);

        Assert.Equal(new SendResult.Accepted("2.0.0 queued as 4711"), result);
        Assert.Contains("RCPT TO:<reader@example.org>", server.Commands);
        Assert.Equal("QUIT", server.Commands[^1]);
    }

    [Fact]
    public async Task The_mail_arrives_as_it_was_written()
    {
        await using var server = new ScriptedSmtpServer();
        var message = TestMails.Digest();

        await SendAsync(server, message);

        var mail = Parse(Assert.Single(server.Mails));
        Assert.Equal("\"Alerts\" <alerts@example.org>", mail.From.ToString());
        Assert.Equal("reader@example.org", mail.To.ToString());
        Assert.Equal("desk@example.org", mail.ReplyTo.ToString());
        Assert.Equal(message.Subject, mail.Subject);
        Assert.Equal(message.MessageId, mail.MessageId);
        Assert.Equal(_time.GetUtcNow(), mail.Date);
        Assert.Equal("text/plain; text/html", string.Join("; ", Assert.IsType<MultipartAlternative>(mail.Body).Select(part => part.ContentType.MimeType)));
        Assert.Equal(message.Text, mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(message.Html, mail.HtmlBody!.TrimEnd());
        Assert.Equal(message.Headers, message.Headers.Select(header => new KeyValuePair<string, string>(header.Key, mail.Headers[header.Key]!)));
    }

    [Fact]
    public async Task No_title_adds_a_header_or_a_line_that_is_too_long()
    {
        await using var server = new ScriptedSmtpServer();
        var titles = TestMails.HostileTitles().ToList();
        Assert.True(titles.Count >= 100, $"only {titles.Count} titles");

        foreach (var title in titles)
        {
            var message = TestMails.Digest(title) with { Html = $"<p>{new string('y', 5_000)}</p>", Text = new string('z', 5_000) };
            Assert.IsType<SendResult.Accepted>(await SendAsync(server, message));

            var bytes = server.Mails[^1];
            Assert.All(Encoding.Latin1.GetString(bytes).Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
            Assert.DoesNotContain((byte)'\r', bytes.Where((b, i) => b == '\r' && (i + 1 == bytes.Length || bytes[i + 1] != '\n')));
            Assert.DoesNotContain((byte)'\n', bytes.Where((b, i) => b == '\n' && (i == 0 || bytes[i - 1] != '\r')));
            var mail = Parse(bytes);
            Assert.Equal(
                ["Auto-Submitted", "Content-Type", "Date", "From", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Message-Id", "MIME-Version", "Reply-To", "Subject", "To"],
                mail.Headers.Concat(mail.Body!.Headers).Select(header => header.Field).Order(StringComparer.OrdinalIgnoreCase));
            Assert.Equal(ReaderText.Subject(title), mail.Subject ?? "");
        }
    }

    [Fact]
    public async Task A_title_that_looks_encoded_stays_what_it_is()
    {
        await using var server = new ScriptedSmtpServer();

        await SendAsync(server, TestMails.Digest("CECOT: =?utf-8?B?DQpCY2M6IHZpY3RpbUBleGFtcGxlLm9yZw==?="));

        Assert.Equal("CECOT: = ?utf-8?B?DQpCY2M6IHZpY3RpbUBleGFtcGxlLm9yZw== ?=", Parse(server.Mails[0]).Subject);
    }

    [Fact]
    public async Task No_header_value_adds_a_header()
    {
        await using var server = new ScriptedSmtpServer();
        var message = TestMails.Digest() with { Headers = [new("List-Id", "<digests.example.org>\r\nBcc: victim@example.org")] };

        await SendAsync(server, message);

        Assert.DoesNotContain("Bcc", Parse(server.Mails[0]).Headers.Select(header => header.Field));
    }

    [Theory]
    [InlineData("reader@example.org\r\nRCPT TO:<victim@example.org>")]
    [InlineData("reader@example.org, victim@example.org")]
    [InlineData("Reader <reader@example.org>")]
    [InlineData("reader")]
    [InlineData("")]
    public async Task A_recipient_that_is_no_bare_address_is_refused_for_good(string to)
    {
        await using var server = new ScriptedSmtpServer();

        var result = await SendAsync(server, TestMails.Digest() with { To = to });

        Assert.Equal(new SendResult.Refused("The recipient is no mail address.", Permanent: true), result);
        Assert.Empty(server.Commands);
    }

    [Theory]
    [InlineData("451 try later", false)]
    [InlineData("550 no such user", true)]
    public async Task A_recipient_that_the_server_refuses_is_refused(string reply, bool isPermanent)
    {
        await using var server = new ScriptedSmtpServer { RecipientReply = reply };

        var result = await SendAsync(server);

        Assert.Equal(new SendResult.Refused($"SMTP {reply[..3]}: {reply[4..]}", Permanent: isPermanent), result);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("554 looks like spam", true)]
    [InlineData("452 disk full", false)]
    [InlineData("421 shutting down", false)]
    public async Task An_error_reply_after_the_data_is_a_refusal(string reply, bool isPermanent)
    {
        await using var server = new ScriptedSmtpServer { PayloadReply = reply };

        var result = await SendAsync(server);

        Assert.Equal(new SendResult.Refused($"SMTP {reply[..3]}: {reply[4..]}", Permanent: isPermanent), result);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_connection_cut_after_the_data_leaves_the_outcome_unknown()
    {
        await using var server = new ScriptedSmtpServer { PayloadReply = null };

        Assert.IsType<SendResult.Unknown>(await SendAsync(server));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_that_never_answers_after_the_data_leaves_the_outcome_unknown()
    {
        var never = new TaskCompletionSource();
        await using var server = new ScriptedSmtpServer { PayloadReplyGate = never.Task };

        var sending = SendAsync(server);
        await server.PayloadReceived.WaitAsync(TestEnd);
        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(new SendResult.Unknown("The SMTP server did not answer within 60 seconds."), await sending);
    }

    [Fact]
    public async Task A_shutdown_does_not_cut_off_a_mail_that_is_on_its_way()
    {
        var thought = new TaskCompletionSource();
        await using var server = new ScriptedSmtpServer { PayloadReplyGate = thought.Task };
        using var shutdown = new CancellationTokenSource();

        var sending = SendAsync(server, shutdown: shutdown.Token);
        await server.PayloadReceived.WaitAsync(TestEnd);
        await shutdown.CancelAsync();
        thought.SetResult();

        Assert.IsType<SendResult.Accepted>(await sending);
    }

    [Fact]
    public async Task A_shutdown_before_the_data_cancels()
    {
        await using var server = new ScriptedSmtpServer { IsMute = true };
        using var shutdown = new CancellationTokenSource();

        var sending = SendAsync(server, shutdown: shutdown.Token);
        await shutdown.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_server_that_never_greets_refuses()
    {
        await using var server = new ScriptedSmtpServer { IsMute = true };

        var sending = SendAsync(server);
        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(new SendResult.Refused("The SMTP server did not answer within 60 seconds."), await sending);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_refuses()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var result = await Sender(new SmtpOptions { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None })
            .SendAsync(TestMails.Digest(), TestEnd);

        Assert.False(Assert.IsType<SendResult.Refused>(result).Permanent);
    }

    [Fact]
    public async Task A_fault_of_our_settings_is_not_held_against_the_mail()
    {
        await using var busy = new ScriptedSmtpServer { Greeting = "554 not for you" };
        await using var strict = new ScriptedSmtpServer { AuthReply = "535 wrong password" };
        await using var picky = new ScriptedSmtpServer { MailReply = "550 not your address" };
        await using var plain = new ScriptedSmtpServer();

        SendResult[] results =
        [
            await SendAsync(busy),
            await SendAsync(strict, security: SmtpSecurity.None, userName: "alerts"),
            await SendAsync(picky),
            await SendAsync(plain, security: SmtpSecurity.StartTls),
        ];

        Assert.All(results, result => Assert.False(Assert.IsType<SendResult.Refused>(result).Permanent));
        Assert.Empty(plain.Mails);
    }

    [Fact]
    public async Task A_server_that_hangs_up_instead_of_saying_goodbye_has_taken_the_mail_all_the_same()
    {
        await using var server = new ScriptedSmtpServer { AnswersQuit = false };

        Assert.IsType<SendResult.Accepted>(await SendAsync(server));
    }

    private Task<SendResult> SendAsync(
        ScriptedSmtpServer server,
        EmailMessage? message = null,
        SmtpSecurity security = SmtpSecurity.None,
        string userName = "",
        CancellationToken? shutdown = null)
    {
        var options = new SmtpOptions { Host = "127.0.0.1", Port = server.Port, Security = security, UserName = userName, Password = userName };
        return Sender(options).SendAsync(message ?? TestMails.Digest(), shutdown ?? TestEnd);
    }

    private SmtpEmailSender Sender(SmtpOptions options)
    {
        var mail = new MailOptions { From = "alerts@example.org", ReplyTo = "desk@example.org" };
        return new(Options.Create(mail), Options.Create(options), _time, NullLogger<SmtpEmailSender>.Instance);
    }

    private static MimeMessage Parse(byte[] bytes) => MimeMessage.Load(new MemoryStream(bytes), TestEnd);
}
