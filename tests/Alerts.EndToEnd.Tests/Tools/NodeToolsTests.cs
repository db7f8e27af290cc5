using System.Diagnostics;
using Alerts.Core;
using Alerts.Local.Tools;
using Xunit;

namespace Alerts.EndToEnd.Tests.Tools;

public sealed class NodeToolsTests : IDisposable
{
    private const string Package = """{ "name": "nothing", "version": "1.0.0" }""";
    private const string Lock = """
        {
          "name": "nothing", "version": "1.0.0", "lockfileVersion": 3,
          "packages": { "": { "name": "nothing", "version": "1.0.0" } }
        }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _reports = [];

    private static string SearchPath => Environment.GetEnvironmentVariable("PATH")!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_runs_side_by_side_install_once()
    {
        var tools = await Task.WhenAll(Prepare(), Prepare());

        Assert.Equal(tools[0], tools[1]);
        Assert.True(File.Exists(Path.Combine(tools[0].Folder, "package-lock.json")));
        Assert.Single(_reports, "Installing Azurite and MailDev (once, about a minute) …");

        Task<NodeTools> Prepare() => Task.Run(() => PrepareAsync(SearchPath));
    }

    [Fact]
    public async Task What_is_installed_needs_no_npm_any_more()
    {
        var installed = await PrepareAsync(SearchPath);
        _reports.Clear();

        Assert.Equal(installed.Folder, (await PrepareAsync(NodeSaying("v20.0.0"))).Folder);
        Assert.Empty(_reports);
    }

    [Fact]
    public async Task Another_lock_file_gets_an_install_of_its_own()
    {
        var before = await PrepareAsync(SearchPath);
        var after = await PrepareAsync(SearchPath, Lock.Replace("\"nothing\"", "\"something\"", StringComparison.Ordinal));

        Assert.NotEqual(before.Folder, after.Folder);
    }

    [Fact]
    public async Task A_half_install_is_thrown_away()
    {
        var installed = await PrepareAsync(SearchPath);
        Directory.Delete(installed.Folder, recursive: true);
        var leftover = Path.Combine(installed.Folder + ".unfinished", "half-a-package");
        Directory.CreateDirectory(leftover);

        var again = await PrepareAsync(SearchPath);

        Assert.False(Directory.Exists(Path.Combine(again.Folder, "half-a-package")));
        Assert.False(Directory.Exists(leftover));
    }

    [Fact]
    public async Task A_failing_npm_is_quoted()
    {
        var broken = Lock.Replace("\"packages\": {", """
            "packages": {
              "node_modules/left": { "version": "1.0.0", "resolved": "file:left-1.0.0.tgz", "integrity": "sha512-AAAA" },
            """, StringComparison.Ordinal);
        var package = """{ "name": "nothing", "version": "1.0.0", "dependencies": { "left": "file:left-1.0.0.tgz" } }""";

        var exception = await Assert.ThrowsAsync<InputException>(() => PrepareAsync(SearchPath, broken, package));

        Assert.Matches("^Azurite and MailDev could not be installed; npm ended with exit code [1-9][0-9]*:\nnpm ", exception.Message);
        var left = Directory.GetDirectories(_folder["root"]);
        Assert.All(left, folder => Assert.EndsWith(".unfinished", folder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_Node_the_message_says_what_to_install()
    {
        var exception = await Assert.ThrowsAsync<InputException>(() => PrepareAsync(_folder.Path));

        Assert.Equal(
            "Node.js 20 or newer is needed to run storage and mail locally; none was found. "
            + "Install it from your package manager or nodejs.org, or give --storage and --smtp.",
            exception.Message);
    }

    [Fact]
    public async Task An_old_Node_is_named()
    {
        var exception = await Assert.ThrowsAsync<InputException>(() => PrepareAsync(NodeSaying("v18.19.1")));

        Assert.StartsWith(
            "Node.js 20 or newer is needed to run storage and mail locally; found 18.19.1. ",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Node_without_npm_is_not_enough_to_install()
    {
        var exception = await Assert.ThrowsAsync<InputException>(() => PrepareAsync(NodeSaying("v22.1.0")));

        Assert.StartsWith("npm is needed ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_run_gives_its_lock_back()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Takes the lock with flock(1).");
        var path = _folder["a.lock"];
        using var holder = Process.Start("flock", ["--no-fork", path, "sleep", "600"]);
        await Eventually.TrueAsync(() => File.Exists(path) && IsTaken(), "lock");
        var waited = false;
        var waiting = FileLock.TakeAsync(path, () => waited = true, Cancelled);

        holder.Kill();
        using var taken = await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);

        Assert.True(waited);

        bool IsTaken()
        {
            using var mine = FileLock.TryTake(path);
            return mine is null;
        }
    }

    private async Task<NodeTools> PrepareAsync(string searchPath, string lockFile = Lock, string package = Package)
    {
        var manifests = _folder[$"manifests-{StableId.Of(lockFile)}"];
        Directory.CreateDirectory(manifests);
        await File.WriteAllTextAsync(Path.Combine(manifests, "package.json"), package, Cancelled);
        await File.WriteAllTextAsync(Path.Combine(manifests, "package-lock.json"), lockFile, Cancelled);
        return await NodeTools.PrepareAsync(manifests, _folder["root"], searchPath, Report, Cancelled);
    }

    private void Report(string message)
    {
        lock (_reports)
            _reports.Add(message);
    }

    /// <returns>A search path on which there is only a node of this version.</returns>
    private string NodeSaying(string version)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for Node.js is a shell script.");
        var node = _folder.Write($"{version}/node", $"#!/bin/sh\necho {version}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return Path.GetDirectoryName(node)!;
    }
}
