using System.Net;
using System.Net.Sockets;
using Alerts.Core;
using Alerts.Local.Tools;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Xunit;

namespace Alerts.EndToEnd.Tests.Tools;

public sealed class MailDevProcessTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_mail_can_be_read_with_all_its_parts()
    {
        await using var mailDev = await StartAsync();
        using var client = new MailDevClient(mailDev.WebUrl);

        await SendAsync(mailDev.SmtpPort, "CECOT: 2 alerts");
        var mail = Assert.Single(await client.WaitForAsync(1, Limit, Cancelled));

        Assert.Equal("CECOT: 2 alerts", mail.Subject);
        Assert.Equal(new ReceivedAddress("alerts@example.com", "Alerts"), Assert.Single(mail.From));
        Assert.Equal(new ReceivedAddress("jose@example.com", "José"), Assert.Single(mail.To));
        Assert.Equal("Two articles.", mail.Text?.Trim());
        Assert.Equal("<p>Two <b>articles</b>.</p>", mail.Html?.Trim());
        Assert.Equal(mail.Subject, (await client.GetAsync(mail.Id, Cancelled)).Subject);

        var source = await client.GetSourceAsync(mail.Id, Cancelled);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", source, StringComparison.Ordinal);
        using var message = await client.GetMessageAsync(mail.Id, Cancelled);
        Assert.Equal("<https://example.com/u>", message.Headers[HeaderId.ListUnsubscribe]);
    }

    [Fact]
    public async Task Mails_survive_a_restart_until_they_are_deleted()
    {
        await using (var first = await StartAsync())
        {
            await SendAsync(first.SmtpPort, "Kept");
        }

        await using var second = await StartAsync();
        using var client = new MailDevClient(second.WebUrl);
        Assert.Equal("Kept", Assert.Single(await client.ListAsync(Cancelled)).Subject);

        await client.DeleteAllAsync(Cancelled);
        Assert.Empty(await client.ListAsync(Cancelled));
    }

    [Fact]
    public async Task Waiting_for_a_mail_that_does_not_come_ends()
    {
        await using var mailDev = await StartAsync();
        using var client = new MailDevClient(mailDev.WebUrl);

        await Assert.ThrowsAsync<TimeoutException>(() => client.WaitForAsync(1, TimeSpan.FromMilliseconds(100), Cancelled));
    }

    [Fact]
    public async Task A_taken_web_port_is_named_with_the_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var exception = await Assert.ThrowsAsync<InputException>(() => StartAsync(webPort: port));

        Assert.Equal($"Port {port} is in use by another program; choose another with --mail-port.", exception.Message);
    }

    [Fact]
    public async Task A_given_port_is_used()
    {
        int port;
        using (var other = new TcpListener(IPAddress.Loopback, 0))
        {
            other.Start();
            port = ((IPEndPoint)other.LocalEndpoint).Port;
        }

        await using var mailDev = await StartAsync(webPort: port);

        Assert.Equal(new Uri($"http://127.0.0.1:{port}/"), mailDev.WebUrl);
    }

    private async Task<MailDevProcess> StartAsync(int? webPort = null) =>
        await MailDevProcess.StartAsync(await InstalledTools.GetAsync(), _folder.Path, webPort, smtpPort: null, Cancelled);

    private static async Task SendAsync(int port, string subject)
    {
        using var mail = new MimeMessage();
        mail.From.Add(new MailboxAddress("Alerts", "alerts@example.com"));
        mail.To.Add(new MailboxAddress("José", "jose@example.com"));
        mail.Subject = subject;
        mail.Headers.Add(HeaderId.ListUnsubscribe, "<https://example.com/u>");
        mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        mail.Body = new BodyBuilder { TextBody = "Two articles.", HtmlBody = "<p>Two <b>articles</b>.</p>" }.ToMessageBody();

        using var smtp = new SmtpClient();
        await smtp.ConnectAsync("127.0.0.1", port, SecureSocketOptions.None, Cancelled);
        await smtp.SendAsync(mail, Cancelled);
        await smtp.DisconnectAsync(quit: true, Cancelled);
    }
}
