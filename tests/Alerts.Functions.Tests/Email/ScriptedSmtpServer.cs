using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Alerts.Functions.Tests.Email;

/// <summary>A real SMTP server on a loopback port that answers as the test tells it to.</summary>
public sealed class ScriptedSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _payloadReceived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _work;

    public ScriptedSmtpServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _work = ServeAsync();
    }

    public int Port { get; }

    public string Greeting { get; init; } = "220 scripted";

    public string AuthReply { get; init; } = "235 welcome";

    public string MailReply { get; init; } = "250 fine";

    public string RecipientReply { get; init; } = "250 fine";

    /// <summary>After the mail's data. Null: the connection is cut.</summary>
    public string? PayloadReply { get; init; } = "250 2.0.0 queued as 4711";

    /// <summary>What it waits for before it answers the data.</summary>
    public Task PayloadReplyGate { get; init; } = Task.CompletedTask;

    public bool AnswersQuit { get; init; } = true;

    /// <summary>Whether it says nothing at all.</summary>
    public bool IsMute { get; init; }

    public List<string> Commands { get; } = [];

    public List<byte[]> Mails { get; } = [];

    public Task PayloadReceived => _payloadReceived.Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = new BufferedStream(connection.GetStream());
                await TalkAsync(stream);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // The test is over, or its client hung up.
        }
    }

    private async Task TalkAsync(BufferedStream stream)
    {
        if (IsMute)
            await Task.Delay(Timeout.Infinite, _stop.Token);
        await SayAsync(Greeting);
        while (await ReadLineAsync() is { } command)
        {
            Commands.Add(command);
            switch (command.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync("250-scripted\r\n250-AUTH PLAIN\r\n250 8BITMIME");
                    break;
                case "AUTH":
                    await SayAsync(AuthReply);
                    break;
                case "MAIL":
                    await SayAsync(MailReply);
                    break;
                case "RCPT":
                    await SayAsync(RecipientReply);
                    break;
                case "DATA":
                    await SayAsync("354 go on");
                    await ReadPayloadAsync();
                    _payloadReceived.TrySetResult();
                    if (PayloadReply is null)
                        return;
                    await PayloadReplyGate.WaitAsync(_stop.Token);
                    await SayAsync(PayloadReply);
                    break;
                case "QUIT":
                    if (AnswersQuit)
                        await SayAsync("221 bye");
                    return;
                default:
                    await SayAsync("250 fine");
                    break;
            }
        }

        async Task SayAsync(string line)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _stop.Token);
            await stream.FlushAsync(_stop.Token);
        }

        async Task<string?> ReadLineAsync()
        {
            var line = await ReadUntilAsync("\r\n"u8.ToArray());
            return line is null ? null : Encoding.UTF8.GetString(line);
        }

        async Task ReadPayloadAsync()
        {
            var data = await ReadUntilAsync("\r\n.\r\n"u8.ToArray()) ?? [];
            // A sender doubles a dot that begins a line (RFC 5321, section 4.5.2).
            Mails.Add(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(data).Replace("\r\n.", "\r\n", StringComparison.Ordinal)));
        }

        async Task<byte[]?> ReadUntilAsync(byte[] end)
        {
            var bytes = new List<byte>();
            var one = new byte[1];
            while (!CollectionsMarshal.AsSpan(bytes).EndsWith(end))
            {
                if (await stream.ReadAsync(one, _stop.Token) == 0)
                    return null;
                bytes.Add(one[0]);
            }
            return [.. bytes.Take(bytes.Count - end.Length)];
        }
    }
}
