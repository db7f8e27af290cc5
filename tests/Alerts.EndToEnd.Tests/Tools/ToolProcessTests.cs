using Alerts.Local.Tools;
using Xunit;

namespace Alerts.EndToEnd.Tests.Tools;

public sealed class ToolProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_stopped_tool_may_save_first()
    {
        var saved = _folder["saved.txt"];
        var tool = await StartAsync($$"""
            import { writeFileSync } from 'node:fs';
            process.on('SIGTERM', () => setTimeout(() => { writeFileSync({{Quote(saved)}}, 'all'); process.exit(0); }, 300));
            console.log('ready');
            setInterval(() => {}, 1000);
            """);

        await tool.DisposeAsync();

        Assert.Equal("all", await File.ReadAllTextAsync(saved, TestContext.Current.CancellationToken));
        Assert.True(tool.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_tool_that_cannot_start_is_quoted()
    {
        var exception = await Assert.ThrowsAsync<ToolExitedException>(() => StartAsync("""
            for (let line = 1; line <= 12; line++) console.error(`trouble ${line}`);
            process.exitCode = 3;
            """));

        var lines = Enumerable.Range(3, 10).Select(line => $"trouble {line}");
        Assert.Equal($"Sample tool ended unexpectedly with exit code 3:\n{string.Join('\n', lines)}", exception.Message);
    }

    [Fact]
    public async Task A_tool_that_crashes_later_tells_its_owner()
    {
        await using var tool = await StartAsync("""
            console.log('ready');
            setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100);
            """);

        var exception = await Assert.ThrowsAsync<ToolExitedException>(() => tool.Completion);

        Assert.Equal("Sample tool ended unexpectedly with exit code 137.", exception.Message);
    }

    [Fact]
    public async Task Settings_that_somebody_has_for_their_own_tools_do_not_reach_ours()
    {
        Environment.SetEnvironmentVariable("MAILDEV_OF_THEIRS", "set");
        var output = "";
        await using var tool = await StartAsync(
            "console.log('theirs', process.env.MAILDEV_OF_THEIRS); console.log('ready'); setInterval(() => {}, 1000);",
            line => output += line);

        Assert.StartsWith("theirs undefined", output, StringComparison.Ordinal);
    }

    private Task<ToolProcess> StartAsync(string script, Action<string>? onLine = null)
    {
        var path = _folder.Write("tool.mjs", script);
        var tools = new NodeTools("node", _folder.Path);
        return ToolProcess.StartAsync(tools, "Sample tool", path, [], IsReady, TestContext.Current.CancellationToken);

        bool IsReady(string line)
        {
            onLine?.Invoke(line);
            return line == "ready";
        }
    }

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
