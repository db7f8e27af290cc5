using System.Globalization;
using System.Net;
using Alerts.Core.Digests;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Alerts.Functions.Email;

/// <summary>Hands mails to SendGrid's API.</summary>
public sealed class SendGridEmailSender(
    IHttpClientFactory clients, IOptions<MailOptions> mail, IOptions<SendGridOptions> sendGrid, TimeProvider time) : IEmailSender
{
    public const string HttpClientName = "SendGrid";

    /// <summary>The argument that SendGrid repeats in each event about a mail.</summary>
    public const string DigestIdArgument = "digest_id";

    private const int ReasonLength = 500;

    public async Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        if (!Mailbox.IsAddress(message.To))
            return new SendResult.Refused("The recipient is no mail address.", Permanent: true);

        var options = sendGrid.Value;
        cancellationToken.ThrowIfCancellationRequested();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), time);
        using var http = clients.CreateClient(HttpClientName);
        // The SDK retries only when told to.
        var client = new SendGridClient(http, new SendGridClientOptions { ApiKey = options.ApiKey, Host = options.BaseUrl });
        try
        {
            var response = await client.SendEmailAsync(ToSendGrid(message), deadline.Token);
            var body = await response.Body.ReadAsStringAsync(deadline.Token);
            return Outcome(response, body);
        }
        catch (HttpRequestException failure) when (IsNeverSent(failure))
        {
            return new SendResult.Refused($"SendGrid cannot be reached: {failure.Message}");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new SendResult.Unknown($"The connection to SendGrid was lost before its answer: {failure.Message}");
        }
        catch (OperationCanceledException)
        {
            return new SendResult.Unknown($"SendGrid did not answer within {options.TimeoutSeconds} seconds.");
        }
    }

    private SendResult Outcome(Response response, string body)
    {
        var reason = $"SendGrid {(int)response.StatusCode}: {ReaderText.Shorten(ReaderText.OneLine(body), ReasonLength)}";
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => new SendResult.Accepted(Header(response, "X-Message-Id")),
            HttpStatusCode.TooManyRequests => new SendResult.Refused(reason, RetryAfter(response)),
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => new SendResult.Refused(reason, Permanent: true),
            // Something in between lost sight of the API: what that did with the mail nobody knows.
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout => new SendResult.Unknown(reason),
            _ => new SendResult.Refused(reason),
        };
    }

    private SendGridMessage ToSendGrid(EmailMessage message)
    {
        var options = mail.Value;
        var headers = new Dictionary<string, string> { ["Message-ID"] = $"<{message.MessageId}>" };
        foreach (var (name, value) in message.Headers)
            headers[name] = ReaderText.OneLine(value);

        var result = new SendGridMessage
        {
            From = new EmailAddress(options.From, options.FromName),
            ReplyTo = string.IsNullOrEmpty(options.ReplyTo) ? null : new EmailAddress(options.ReplyTo),
            Subject = ReaderText.Subject(message.Subject),
            Headers = headers,
            Categories = [message.DigestId is null ? "account" : "digest"],
            MailSettings = new MailSettings { SandboxMode = new SandboxMode { Enable = sendGrid.Value.SandboxMode } },
            // Said in each request, so that no setting of the account can rewrite a link or add a pixel.
            TrackingSettings = new TrackingSettings
            {
                ClickTracking = new ClickTracking { Enable = false, EnableText = false },
                OpenTracking = new OpenTracking { Enable = false },
                SubscriptionTracking = new SubscriptionTracking { Enable = false },
                Ganalytics = new Ganalytics { Enable = false },
            },
        };
        result.AddTo(message.To);
        result.AddContent(MimeType.Text, message.Text);
        result.AddContent(MimeType.Html, message.Html);
        if (message.DigestId is not null)
            result.AddCustomArg(DigestIdArgument, message.DigestId);
        return result;
    }

    private TimeSpan? RetryAfter(Response response)
    {
        if (response.Headers.RetryAfter?.Delta is { } delay)
            return delay;
        var date = response.Headers.RetryAfter?.Date
            ?? (long.TryParse(Header(response, "X-RateLimit-Reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null);
        return date is { } then && then > time.GetUtcNow() ? then - time.GetUtcNow() : null;
    }

    private static string? Header(Response response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static bool IsNeverSent(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
