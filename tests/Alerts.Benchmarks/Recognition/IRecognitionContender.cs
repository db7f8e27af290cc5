using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Alerts.Benchmarks.Recognition;

/// <summary>Something that looks for the names in all articles, as often as it is asked.</summary>
internal interface IRecognitionContender : IDisposable
{
    string Name { get; }

    Task<RecognitionPass> PassAsync();
}

/// <param name="Clock">Seconds.</param>
/// <param name="Processor">Seconds of processor time: hardly moved by what else the machine does.</param>
internal sealed record RecognitionPass(long Found, double Clock, double Processor);

internal sealed class OwnRecognition(string name, Func<long> pass) : IRecognitionContender
{
    public string Name => name;

    public Task<RecognitionPass> PassAsync()
    {
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var found = pass();
        return Task.FromResult(new RecognitionPass(found, clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds));
    }

    public void Dispose()
    {
    }
}

/// <summary>The npm package, in a process of its own; <c>rivals/recognition/install.sh</c> installs it.</summary>
internal sealed class CompromiseRecognition : IRecognitionContender
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "rivals", "recognition");

    private readonly Process _process;

    private CompromiseRecognition(Process process, string version) => (_process, Name) = (process, $"compromise {version} (npm)");

    public string Name { get; }

    public static bool IsInstalled => Directory.Exists(Path.Combine(s_folder, "node_modules", "compromise"));

    public static async Task<CompromiseRecognition> StartAsync(IReadOnlyList<string> articles, string folder)
    {
        var file = Path.Combine(folder, "articles.json");
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(articles));
        var start = new ProcessStartInfo("node", [Path.Combine(s_folder, "compromise.mjs"), file]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        return new(process, await ReadAsync(process));
    }

    public async Task<RecognitionPass> PassAsync()
    {
        await _process.StandardInput.WriteAsync('\n');
        await _process.StandardInput.FlushAsync();
        var pass = (await ReadAsync(_process)).Split(' ');
        return new(long.Parse(pass[0], CultureInfo.InvariantCulture), double.Parse(pass[1], CultureInfo.InvariantCulture), double.Parse(pass[2], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<string> ReadAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("node ended before it answered; its error stands above.");
}
