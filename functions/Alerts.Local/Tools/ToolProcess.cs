using System.Diagnostics;
using System.Text;

namespace Alerts.Local.Tools;

/// <summary>A running tool that does not outlive this process, however this process ends.</summary>
internal sealed class ToolProcess : IAsyncDisposable
{
    private const int KeptLines = 10;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    // Longer than the 15 seconds after which the supervisor itself gives up.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly string _name;
    private readonly Process _process;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopping;

    private ToolProcess(string name, Process process, Func<string, bool> isReady)
    {
        _name = name;
        _process = process;
        Completion = RunAsync(isReady);
    }

    /// <summary>
    /// Ends when the tool has been stopped; fails with <see cref="ToolExitedException"/> when it ended by itself.
    /// </summary>
    public Task Completion { get; }

    /// <param name="isReady">Gets each line of output and says whether the tool is now ready.</param>
    /// <exception cref="ToolExitedException">It ended before it was ready.</exception>
    /// <exception cref="TimeoutException">It was not ready after two minutes.</exception>
    public static async Task<ToolProcess> StartAsync(
        NodeTools tools,
        string name,
        string script,
        IEnumerable<string> arguments,
        Func<string, bool> isReady,
        CancellationToken cancellationToken)
    {
        var info = new ProcessStartInfo(
            tools.Node, [NodeTools.Supervisor, "--", tools.Node, "--import", NodeTools.CloseConnections, script, .. arguments])
        {
            WorkingDirectory = tools.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            CreateNoWindow = true,
        };
        // What somebody has set for their own Azurite or MailDev must not change ours.
        foreach (var variable in info.Environment.Keys.Where(IsSettingOfATool).ToList())
            _ = info.Environment.Remove(variable);

        var tool = new ToolProcess(name, Process.Start(info)!, isReady);
        try
        {
            await (await Task.WhenAny(tool._ready.Task, tool.Completion).WaitAsync(StartLimit, cancellationToken));
            return tool;
        }
        catch
        {
            await tool.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopping)
            return;
        _stopping = true;
        _process.StandardInput.Close();
        await Completion.WaitAsync(StopLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!Completion.IsCompleted)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task RunAsync(Func<string, bool> isReady)
    {
        var errors = KeepLastLinesAsync(_process.StandardError);
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (isReady(line))
                _ = _ready.TrySetResult();
        }
        var lastErrors = await errors;
        await _process.WaitForExitAsync();
        if (!_stopping)
            throw new ToolExitedException(_name, _process.ExitCode, lastErrors);
    }

    private static async Task<IReadOnlyList<string>> KeepLastLinesAsync(StreamReader reader)
    {
        var lines = new Queue<string>();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (lines.Count == KeptLines)
                _ = lines.Dequeue();
            lines.Enqueue(line);
        }
        return [.. lines];
    }

    private static bool IsSettingOfATool(string variable) =>
        variable.StartsWith("AZURITE_", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("MAILDEV_", StringComparison.OrdinalIgnoreCase);
}
