using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Alerts.Core.Digests;
using Alerts.Functions.Email;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace Alerts.Functions.Tests.Email;

public sealed class SendGridEmailSenderTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 15, 42, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Now);
    private readonly WireMockServer _server = WireMockServer.Start();
    private readonly ServiceProvider _services = new ServiceCollection().AddHttpClient().BuildServiceProvider();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _services.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_mail_that_SendGrid_takes_is_accepted_under_its_id()
    {
        Answer(Response.Create().WithStatusCode(202).WithHeader("X-Message-Id", "14c5d75ce93"));

        Assert.Equal(new SendResult.Accepted("14c5d75ce93"), await SendAsync());
    }

    [Fact]
    public async Task The_request_carries_the_mail_and_switches_all_tracking_off()
    {
        Answer(Response.Create().WithStatusCode(202));
        var message = TestMails.Digest();

        await SendAsync(message);

        var request = Assert.Single(_server.LogEntries).RequestMessage!;
        Assert.Equal("/v3/mail/send", request.Path);
        Assert.Equal("Bearer SG.key", request.Headers!["Authorization"].Single());
        var expected = JsonSerializer.SerializeToNode(new
        {
            from = new { name = "Alerts", email = "alerts@example.org" },
            subject = message.Subject,
            personalizations = new[]
            {
                new { to = new[] { new { email = "reader@example.org" } }, custom_args = new { digest_id = message.DigestId } },
            },
            content = new[] { new { type = "text/plain", value = message.Text }, new { type = "text/html", value = message.Html } },
            headers = message.Headers.Prepend(new("Message-ID", $"<{message.MessageId}>")).ToDictionary(header => header.Key, header => header.Value),
            categories = new[] { "digest" },
            mail_settings = new { sandbox_mode = new { enable = false } },
            tracking_settings = new
            {
                click_tracking = new { enable = false, enable_text = false },
                open_tracking = new { enable = false },
                subscription_tracking = new { enable = false },
                ganalytics = new { enable = false },
            },
            reply_to = new { email = "desk@example.org" },
        });
        var sent = System.Text.Json.Nodes.JsonNode.Parse(request.Body!);
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(expected, sent), request.Body);
    }

    [Fact]
    public async Task The_sandbox_is_a_setting()
    {
        Answer(Response.Create().WithStatusCode(200));

        var result = await SendAsync(options: new SendGridOptions { SandboxMode = true });

        Assert.Equal(new SendResult.Accepted(null), result);
        Assert.Contains("\"sandbox_mode\":{\"enable\":true}", _server.LogEntries.Single().RequestMessage!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_is_no_digest_has_no_digest_id()
    {
        Answer(Response.Create().WithStatusCode(202));

        await SendAsync(TestMails.Digest() with { DigestId = null });

        var body = _server.LogEntries.Single().RequestMessage!.Body;
        Assert.DoesNotContain("custom_args", body, StringComparison.Ordinal);
        Assert.Contains("\"categories\":[\"account\"]", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_title_and_no_header_value_brings_a_line_break()
    {
        Answer(Response.Create().WithStatusCode(202));

        foreach (var title in TestMails.HostileTitles())
        {
            _server.ResetLogEntries();
            await SendAsync(TestMails.Digest(title) with { Headers = [new("List-Id", title)] });

            using var sent = JsonDocument.Parse(_server.LogEntries.Single().RequestMessage!.Body!);
            var subject = sent.RootElement.TryGetProperty("subject", out var value) ? value.GetString()! : "";
            var header = sent.RootElement.GetProperty("headers").GetProperty("List-Id").GetString()!;
            Assert.All(subject + header, c => Assert.False(char.IsControl(c) || c is '\u2028' or '\u2029'));
        }
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(413, true)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task An_error_of_SendGrid_is_a_refusal_with_its_words(int status, bool isPermanent)
    {
        Answer(Response.Create().WithStatusCode(status).WithBody("{\"errors\":[{\"message\":\"not\nlike this\"}]}"));

        var result = await SendAsync();

        Assert.Equal(new SendResult.Refused($"SendGrid {status}: {{\"errors\":[{{\"message\":\"not like this\"}}]}}", Permanent: isPermanent), result);
        Assert.Single(_server.LogEntries);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task An_error_of_a_gateway_leaves_the_outcome_unknown(int status)
    {
        Answer(Response.Create().WithStatusCode(status));

        Assert.IsType<SendResult.Unknown>(await SendAsync());
        Assert.Single(_server.LogEntries);
    }

    [Theory]
    [InlineData("Retry-After", "90", 90)]
    [InlineData("Retry-After", "Tue, 24 Nov 2026 15:43:00 GMT", 60)]
    [InlineData("X-RateLimit-Reset", "1795534950", 30)]
    [InlineData("X-RateLimit-Reset", "1795534000", null)]
    [InlineData("X-RateLimit-Reset", "soon", null)]
    [InlineData("X-RateLimit-Reset", "99999999999999999", null)]
    public async Task Too_many_mails_are_refused_with_the_time_to_wait(string header, string value, int? seconds)
    {
        Answer(Response.Create().WithStatusCode(429).WithHeader(header, value));

        var refused = Assert.IsType<SendResult.Refused>(await SendAsync());

        Assert.Equal(seconds is null ? null : TimeSpan.FromSeconds(seconds.Value), refused.RetryAfter);
        Assert.False(refused.Permanent);
    }

    /// <summary>A connection from the pool may be dead: .NET retries some requests on its own then, but never one whose body went out.</summary>
    [Fact]
    public async Task A_pooled_connection_that_is_cut_after_the_request_is_not_tried_again()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestEnd);
        listener.Start();
        var options = new SendGridOptions { BaseUrl = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}" };
        var requests = 0;
        var serving = ServeAsync();

        Assert.IsType<SendResult.Accepted>(await SendAsync(options: options));
        Assert.IsType<SendResult.Unknown>(await SendAsync(options: options));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving);
        Assert.Equal(2, requests);

        async Task ServeAsync()
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync(stop.Token);
                while (await ReadRequestAsync(connection.GetStream()))
                {
                    if (++requests > 1)
                        break;
                    await connection.GetStream().WriteAsync("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop.Token);
                }
            }
        }
    }

    [Fact]
    public async Task Silence_beyond_the_time_allowed_leaves_the_outcome_unknown()
    {
        using var received = new SemaphoreSlim(0);
        _server.Given(Request.Create()).RespondWith(Response.Create().WithCallback(async _ =>
        {
            received.Release();
            await Task.Delay(Timeout.Infinite, TestEnd);
            return new WireMock.ResponseMessage();
        }));

        var sending = SendAsync();
        await received.WaitAsync(TestEnd);
        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(new SendResult.Unknown("SendGrid did not answer within 60 seconds."), await sending);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9")]
    [InlineData("http://no-such-host.invalid")]
    public async Task A_server_that_cannot_be_reached_is_a_refusal(string url)
    {
        var result = await SendAsync(options: new SendGridOptions { BaseUrl = url });

        Assert.False(Assert.IsType<SendResult.Refused>(result).Permanent);
    }

    [Fact]
    public async Task A_shutdown_before_the_request_cancels()
    {
        using var shutdown = new CancellationTokenSource();
        await shutdown.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(shutdown: shutdown.Token));
        Assert.Empty(_server.LogEntries);
    }

    [Fact]
    public async Task A_recipient_that_is_no_bare_address_is_refused_for_good()
    {
        var result = await SendAsync(TestMails.Digest() with { To = "reader@example.org, victim@example.org" });

        Assert.Equal(new SendResult.Refused("The recipient is no mail address.", Permanent: true), result);
        Assert.Empty(_server.LogEntries);
    }

    private Task<SendResult> SendAsync(EmailMessage? message = null, SendGridOptions? options = null, CancellationToken? shutdown = null)
    {
        options ??= new SendGridOptions();
        options.ApiKey = "SG.key";
        if (options.BaseUrl == new SendGridOptions().BaseUrl)
            options.BaseUrl = _server.Url!;
        var mail = new MailOptions { From = "alerts@example.org", ReplyTo = "desk@example.org" };
        var sender = new SendGridEmailSender(_services.GetRequiredService<IHttpClientFactory>(), Options.Create(mail), Options.Create(options), _time);
        return sender.SendAsync(message ?? TestMails.Digest(), shutdown ?? TestEnd);
    }

    private void Answer(IResponseBuilder response) => _server.Given(Request.Create().UsingPost()).RespondWith(response);

    private static async Task<bool> ReadRequestAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, TestEnd) == 0)
                return false;
            head.Append((char)one[0]);
        }
        var length = head.ToString().Split("\r\n")
            .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line.AsSpan(15), System.Globalization.CultureInfo.InvariantCulture))
            .Single();
        await stream.ReadExactlyAsync(new byte[length], TestEnd);
        return true;
    }
}
