using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Alerts.Local;

namespace Alerts.EndToEnd.Tests;

/// <summary>The local run as people start it: a process with a command line.</summary>
internal sealed class LocalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly List<(string Text, TaskCompletionSource<string> Seen)> _awaited = [];

    private LocalProcess(string[] arguments, Action<ProcessStartInfo>? change)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Alerts.Local.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        change?.Invoke(info);
        _process = new Process { StartInfo = info, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Receive(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Receive(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public static LocalProcess Start(params string[] arguments) => new(arguments, null);

    /// <summary>Runs to its end.</summary>
    public static Task<LocalResult> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    public static async Task<LocalResult> RunAsync(Action<ProcessStartInfo>? change, params string[] arguments)
    {
        await using var process = new LocalProcess(arguments, change);
        return await process.EndAsync();
    }

    /// <returns>The first line that holds the text.</returns>
    public Task<string> WaitForAsync(string text, TimeSpan timeout)
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_awaited)
        {
            if (_output.ToString().Split('\n').FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } line)
                return Task.FromResult(line);
            _awaited.Add((text, seen));
        }

        return seen.Task.WaitAsync(timeout);
    }

    /// <summary>As Ctrl+C does.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async Task<LocalResult> EndAsync()
    {
        using var timeout = new CancellationTokenSource(Longest);
        await _process.WaitForExitAsync(timeout.Token);
        lock (_awaited)
            return new(_process.ExitCode, _output.ToString(), _error.ToString());
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Receive(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (_awaited)
        {
            text.Append(line).Append('\n');
            foreach (var (_, seen) in _awaited.Where(awaited => line.Contains(awaited.Text, StringComparison.Ordinal)))
                seen.TrySetResult(line);
        }
    }
}

internal sealed record LocalResult(int ExitCode, string Output, string Error)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>What <c>--json</c> printed: the one line on standard output.</summary>
    public RunSummary Summary => JsonSerializer.Deserialize<RunSummary>(Output, Options)
        ?? throw new InvalidOperationException($"No summary. {this}");

    public override string ToString() => $"Exit code {ExitCode}\n{Output}\n{Error}";
}
