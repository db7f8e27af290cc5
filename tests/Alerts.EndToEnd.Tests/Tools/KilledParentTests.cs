using System.Diagnostics;
using System.Text.RegularExpressions;
using Alerts.Local.Tools;
using Azure.Data.Tables;
using Xunit;

namespace Alerts.EndToEnd.Tests.Tools;

/// <summary>Node.js plays the part of a local run that is killed, as a process of our own could not tell the tale.</summary>
public sealed class KilledParentTests : IDisposable
{
    private const string Parent = """
        import { spawn } from 'node:child_process';
        spawn(process.execPath, process.argv.slice(2), { stdio: ['pipe', 'inherit', 'inherit'] });
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Azurite_saves_and_ends()
    {
        var tools = await InstalledTools.GetAsync();
        using var parent = Start(
            tools, tools.Azurite,
            "--location", _folder["data"], "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--silent");
        var listening = await ReadUntilAsync(parent, "Table service is successfully listening");
        var address = Regex.Match(listening, "http://[^ ]+$").Value;
        var credential = new TableSharedKeyCredential(AzuriteProcess.Account, AzuriteProcess.AccountKey);
        var table = new TableClient(new Uri($"{address}/{AzuriteProcess.Account}"), "Articles", credential);
        await table.CreateAsync(Cancelled);
        await table.AddEntityAsync(new TableEntity("feed", "article"), Cancelled);

        parent.Kill();
        await NobodyIsLeftAsync(parent);

        await using var next = await AzuriteProcess.StartAsync(tools, _folder["data"], Cancelled);
        var row = await new TableClient(next.ConnectionString, "Articles")
            .GetEntityIfExistsAsync<TableEntity>("feed", "article", cancellationToken: Cancelled);
        Assert.True(row.HasValue);
    }

    [Fact]
    public async Task MailDev_ends()
    {
        var tools = await InstalledTools.GetAsync();
        var (smtpPort, webPort) = MailDevProcess.FindFreePorts();
        using var parent = Start(
            tools, tools.MailDev,
            "--ip", "127.0.0.1", "--smtp", $"{smtpPort}", "--web-ip", "127.0.0.1", "--web", $"{webPort}",
            "--mail-directory", _folder["mail"]);
        await ReadUntilAsync(parent, "Press Ctrl+C to stop");

        parent.Kill();

        await NobodyIsLeftAsync(parent);
    }

    private Process Start(NodeTools tools, string tool, params string[] arguments)
    {
        var script = _folder.Write("parent.mjs", Parent);
        string[] all = [script, NodeTools.Supervisor, "--", tools.Node, tool, .. arguments];
        return Process.Start(new ProcessStartInfo(tools.Node, all)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static async Task<string> ReadUntilAsync(Process parent, string text)
    {
        while (await parent.StandardOutput.ReadLineAsync(Cancelled).AsTask().WaitAsync(Limit, Cancelled) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }
        throw new InvalidOperationException($"The tool ended before it said: {text}");
    }

    /// <summary>The supervisor and the tool have inherited this output: it ends with the last of them.</summary>
    private static async Task NobodyIsLeftAsync(Process parent) =>
        _ = await parent.StandardOutput.ReadToEndAsync(Cancelled).WaitAsync(Limit, Cancelled);
}
