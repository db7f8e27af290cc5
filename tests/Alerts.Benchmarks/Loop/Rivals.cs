using System.Diagnostics;

namespace Alerts.Benchmarks.Loop;

/// <summary>A program that reads feeds. It has a folder of its own and is started twice.</summary>
internal interface IReader : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Ends with the program.</summary>
    Task RunAsync();
}

/// <summary>Debian's rss2email: one mail a feed that has something new.</summary>
internal sealed class Rss2Email(string folder) : IReader
{
    public string Name => "rss2email, digest mode";

    public static async Task<IReader> PrepareAsync(string folder, IReadOnlyList<string> feeds, int smtpPort)
    {
        var settings = $"[DEFAULT]\nfrom = reader@example.org\nto = reader@example.org\ndigest = True\nemail-protocol = smtp\n"
            + $"smtp-server = 127.0.0.1\nsmtp-port = {smtpPort}\nverbose = error\n";
        await File.WriteAllTextAsync(
            Path.Combine(folder, "rss2email.cfg"), settings + string.Concat(feeds.Select((feed, number) => $"[feed.f{number}]\nurl = {feed}\n")));
        return new Rss2Email(folder);
    }

    public Task RunAsync() =>
        Rivals.RunAsync("r2e", "-c", Path.Combine(folder, "rss2email.cfg"), "-d", Path.Combine(folder, "rss2email.json"), "run");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>newsboat keeps articles in SQLite; it matches nothing and mails nothing.</summary>
internal sealed class Newsboat(string folder) : IReader
{
    public string Name => "newsboat (keeps no alerts)";

    public static async Task<IReader> PrepareAsync(string folder, IReadOnlyList<string> feeds)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "newsboat.conf"), "max-items 0\n");
        await File.WriteAllLinesAsync(Path.Combine(folder, "newsboat.urls"), feeds);
        return new Newsboat(folder);
    }

    public Task RunAsync() =>
        Rivals.RunAsync("newsboat", "-C", Path.Combine(folder, "newsboat.conf"), "-u", Path.Combine(folder, "newsboat.urls"),
            "-c", Path.Combine(folder, "newsboat.db"), "-x", "reload");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

internal static class Rivals
{
    public static string Find(string program)
    {
        var folders = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/bin".Split(':');
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"{program} is missing; run tests/Alerts.Benchmarks/rivals/loop/install.sh.");
    }

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Find(program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {output}{await errors}");
    }
}
