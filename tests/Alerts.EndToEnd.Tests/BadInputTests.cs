using System.Net;
using System.Net.Sockets;
using Alerts.EndToEnd.Tests.Tools;

namespace Alerts.EndToEnd.Tests;

/// <summary>What people get who give the local run something it cannot use: one message, exit code 2, nothing changed.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_malformed_watchlist_is_named_with_its_line()
    {
        var file = Write("broken.json", "{\n  \"id\": \"mine\",\n  \"name\": \"My list\",\n  \"entities\": [ { \"id\": \"cecot\", \"nam\": \"CECOT\" } ]\n}");

        await AssertRefusedAsync(["--watchlist", file], [file, "line 4"]);
    }

    [Fact]
    public async Task A_malformed_list_of_feeds_is_named_with_its_line()
    {
        var file = Write("feeds.opml", "<opml version=\"2.0\">\n<body>\n<outline text=\"A\" xmlUrl=\"ftp://a.example/\"/>\n</body></opml>");

        await AssertRefusedAsync(["--feeds", file], [file, "line 3"]);
    }

    [Fact]
    public Task A_file_that_is_not_there_is_named() => AssertRefusedAsync(["--watchlist", "missing.json"], ["missing.json"]);

    [Fact]
    public Task An_address_that_is_none_is_named() => AssertRefusedAsync(["--subscribe", "nobody"], ["--subscribe nobody"]);

    [Fact]
    public Task A_mail_server_without_a_port_is_named() => AssertRefusedAsync(["--smtp", "localhost"], ["--smtp localhost", "HOST:PORT"]);

    [Fact]
    public async Task An_option_that_does_not_exist_is_named()
    {
        var result = await LocalProcess.RunAsync("--twice");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--twice", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await AssertRefusedAsync(["--port", $"{port}"], [$"Port {port} is in use", "--port"]);
    }

    [Fact]
    public async Task A_machine_without_Node_is_told_what_to_do()
    {
        using var empty = new TemporaryFolder();
        var dotnet = Path.GetDirectoryName(Environment.ProcessPath) is { } folder && File.Exists(Path.Combine(folder, "dotnet")) ? folder : DotnetFolder();

        var result = await LocalProcess.RunAsync(
            info =>
            {
                info.FileName = Path.Combine(dotnet, "dotnet");
                info.Environment["PATH"] = empty.Path;
            },
            "--once", "--json", "--data", _data.Path);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Node.js 20", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_folder_that_another_run_uses_is_named()
    {
        using var other = new FileStream(Path.Combine(_data.Path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        await AssertRefusedAsync([], [_data.Path, "in use by another run", "--data"]);
    }

    private async Task AssertRefusedAsync(string[] arguments, string[] words)
    {
        var result = await LocalProcess.RunAsync(["--once", "--json", "--data", _data.Path, .. arguments]);

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Empty(result.Output);
        var message = result.Error.Trim();
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        var file = Path.Combine(_data.Path, name);
        File.WriteAllText(file, content);
        return file;
    }

    private static string DotnetFolder() => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .First(folder => File.Exists(Path.Combine(folder, "dotnet")));
}
