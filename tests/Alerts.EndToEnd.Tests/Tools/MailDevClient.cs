using System.Net.Http.Json;
using MimeKit;

namespace Alerts.EndToEnd.Tests.Tools;

/// <summary>Reads what MailDev has received.</summary>
public sealed class MailDevClient(Uri webUrl) : IDisposable
{
#pragma warning disable RS0030 // A test reads from its own mail server on loopback, which the product's handler would refuse.
    private readonly HttpClient _http = new() { BaseAddress = webUrl };
#pragma warning restore RS0030

    /// <returns>Oldest first.</returns>
    public async Task<IReadOnlyList<ReceivedMail>> ListAsync(CancellationToken cancellationToken)
    {
        var mails = await _http.GetFromJsonAsync<ReceivedMail[]>("api/email", cancellationToken);
        return [.. mails!.OrderBy(mail => mail.Time)];
    }

    public async Task<ReceivedMail> GetAsync(string id, CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<ReceivedMail>($"api/email/{id}", cancellationToken))!;

    /// <summary>The mail as it came over the wire.</summary>
    public Task<string> GetSourceAsync(string id, CancellationToken cancellationToken) =>
        _http.GetStringAsync($"api/email/{id}/source", cancellationToken);

    /// <summary>The mail with all its headers and parts.</summary>
    public async Task<MimeMessage> GetMessageAsync(string id, CancellationToken cancellationToken)
    {
        await using var source = await _http.GetStreamAsync($"api/email/{id}/source", cancellationToken);
        return await MimeMessage.LoadAsync(source, cancellationToken);
    }

    public async Task DeleteAllAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.DeleteAsync("api/email/all", cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <returns>At least so many mails, oldest first.</returns>
    /// <exception cref="TimeoutException">Fewer have come in time.</exception>
    public Task<IReadOnlyList<ReceivedMail>> WaitForAsync(int count, TimeSpan timeout, CancellationToken cancellationToken) =>
        Eventually.GetAsync(
            () => ListAsync(cancellationToken), mails => mails.Count >= count, $"mail number {count}", timeout, cancellationToken);

    public void Dispose() => _http.Dispose();
}

/// <param name="Html">Null for a mail of plain text.</param>
public sealed record ReceivedMail(
    string Id,
    DateTimeOffset Time,
    string Subject,
    IReadOnlyList<ReceivedAddress> From,
    IReadOnlyList<ReceivedAddress> To,
    string? Html,
    string? Text,
    IReadOnlyList<ReceivedAttachment>? Attachments);

public sealed record ReceivedAddress(string Address, string? Name);

public sealed record ReceivedAttachment(string FileName, string ContentType, int Size);
