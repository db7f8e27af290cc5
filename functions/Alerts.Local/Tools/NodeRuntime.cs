using System.ComponentModel;
using Alerts.Core;

namespace Alerts.Local.Tools;

/// <summary>The Node.js of this machine.</summary>
internal sealed record NodeRuntime(string Node, string SearchPath)
{
    private const int OldestMajor = 20;

    /// <exception cref="InputException">Missing or too old.</exception>
    public static async Task<NodeRuntime> FindAsync(string searchPath, CancellationToken cancellationToken)
    {
        var node = Find("node", searchPath) ?? throw Unusable("none was found");
        var version = await VersionOfAsync(node, cancellationToken);
        var isMajor = int.TryParse(version.Split('.')[0], out var major);
        return isMajor && major >= OldestMajor ? new NodeRuntime(node, searchPath) : throw Unusable($"found {version}");
    }

    /// <returns>The command that starts npm.</returns>
    /// <exception cref="InputException">Missing.</exception>
    public IReadOnlyList<string> FindNpm()
    {
        var npm = Find("npm", SearchPath) ?? throw new InputException(
            "npm is needed to install storage and mail for the local run; found Node.js without it. "
            + "Install npm from your package manager, or give --storage and --smtp.");
        // Node.js refuses to start a .cmd file; this is the script that npm.cmd calls.
        return OperatingSystem.IsWindows()
            ? [Node, Path.Combine(Path.GetDirectoryName(npm)!, "node_modules", "npm", "bin", "npm-cli.js")]
            : [npm];
    }

    private static async Task<string> VersionOfAsync(string node, CancellationToken cancellationToken)
    {
        try
        {
            var run = await Command.RunAsync(node, ["--version"], Path.GetTempPath(), cancellationToken);
            return run.ExitCode == 0 ? run.Output.Trim().TrimStart('v') : "one that does not start";
        }
        catch (Win32Exception)
        {
            return "one that does not start";
        }
    }

    private static InputException Unusable(string found) => new(
        $"Node.js {OldestMajor} or newer is needed to run storage and mail locally; {found}. "
        + "Install it from your package manager or nodejs.org, or give --storage and --smtp.");

    private static string? Find(string name, string searchPath)
    {
        string[] fileNames = OperatingSystem.IsWindows() ? [$"{name}.exe", $"{name}.cmd"] : [name];
        var folders = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(_ => fileNames, Path.Combine).FirstOrDefault(File.Exists);
    }
}
