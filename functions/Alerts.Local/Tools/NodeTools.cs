using Alerts.Core;

namespace Alerts.Local.Tools;

/// <summary>Azurite and MailDev, installed once a machine for each content of the lock file.</summary>
public sealed record NodeTools(string Node, string Folder)
{
    /// <summary>Environment variable that names another folder to install into.</summary>
    public const string FolderVariable = "ALERTS_TOOLS";

    private const int KeptLines = 10;

    internal string Azurite => Path.Combine(Folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    internal string MailDev => Path.Combine(Folder, "node_modules", "maildev", "dist", "bin", "maildev.js");

    internal static string Supervisor => Path.Combine(Manifests, "supervise.mjs");

    /// <summary>As an address: Node takes a path for the name of a package.</summary>
    internal static string CloseConnections => new Uri(Path.Combine(Manifests, "close-connections.mjs")).AbsoluteUri;

    private static string Manifests => Path.Combine(AppContext.BaseDirectory, "Tools");

    /// <param name="report">Told what takes long.</param>
    /// <exception cref="InputException">Node.js is missing or too old, or the tools cannot be installed.</exception>
    public static Task<NodeTools> PrepareAsync(Action<string> report, CancellationToken cancellationToken) =>
        PrepareAsync(Manifests, DefaultRoot(), Environment.GetEnvironmentVariable("PATH") ?? "", report, cancellationToken);

    internal static async Task<NodeTools> PrepareAsync(
        string manifests, string root, string searchPath, Action<string> report, CancellationToken cancellationToken)
    {
        var runtime = await NodeRuntime.FindAsync(searchPath, cancellationToken);
        var lockFile = await File.ReadAllTextAsync(Path.Combine(manifests, "package-lock.json"), cancellationToken);
        var folder = Path.Combine(root, StableId.Of("tools", lockFile));
        if (!Directory.Exists(folder))
            await InstallOnceAsync(runtime, manifests, folder, report, cancellationToken);
        return new NodeTools(runtime.Node, folder);
    }

    private static async Task InstallOnceAsync(
        NodeRuntime runtime, string manifests, string folder, Action<string> report, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            using var alone = await FileLock.TakeAsync(
                folder + ".lock",
                () => report("Waiting for another run that installs Azurite and MailDev …"),
                cancellationToken);
            if (Directory.Exists(folder))
                return;
            report("Installing Azurite and MailDev (once, about a minute) …");
            await InstallAsync(runtime, manifests, folder, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"Azurite and MailDev could not be installed: {exception.Message} "
                + $"Name another folder in the environment variable {FolderVariable}, or give --storage and --smtp.", exception);
        }
    }

    /// <summary>Installs beside the folder and renames, so that a folder of this name is always whole.</summary>
    private static async Task InstallAsync(
        NodeRuntime runtime, string manifests, string folder, CancellationToken cancellationToken)
    {
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        foreach (var manifest in (string[])["package.json", "package-lock.json"])
            File.Copy(Path.Combine(manifests, manifest), Path.Combine(unfinished, manifest));

        // Supervised, since an npm that outlived us would go on writing where the next one starts.
        // Nothing that we install needs to be built, so no package gets to run a script.
        string[] arguments = [Supervisor, "--", .. runtime.FindNpm(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"];
        var run = await Command.RunAsync(runtime.Node, arguments, unfinished, cancellationToken);
        if (run.ExitCode != 0)
        {
            throw new InputException(
                "Azurite and MailDev could not be installed; "
                + $"npm ended with exit code {run.ExitCode}:\n{LastLines(run.Errors)}");
        }
        Directory.Move(unfinished, folder);
    }

    private static string LastLines(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(KeptLines));

    private static string DefaultRoot()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
            return Path.GetFullPath(named);
        // Unverified: a fresh machine has no such folder yet.
        var data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "alerts-local");
    }
}
