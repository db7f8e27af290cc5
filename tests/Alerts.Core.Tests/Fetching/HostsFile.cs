using Xunit;

namespace Alerts.Core.Tests.Fetching;

/// <summary>Names of this machine's own hosts file for the time of a test. Afterwards the file is as it was, but for what others added.</summary>
internal sealed class HostsFile : IDisposable
{
    private static readonly string s_path = OperatingSystem.IsWindows()
        ? Path.Combine(Environment.SystemDirectory, "drivers", "etc", "hosts")
        : "/etc/hosts";

    private readonly string _mark = $"# alerts-test-{Guid.NewGuid():N}";

    private HostsFile() { }

    /// <summary>Skips the test where the machine does not let it write the file.</summary>
    public static HostsFile OpenOrSkip()
    {
        try
        {
            using var _ = new FileStream(s_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            Assert.Skip($"This machine does not let the test write {s_path}: {fault.Message}");
        }
        return new();
    }

    public void Set(string name, params string[] addresses) =>
        Write([.. Others(), .. addresses.Select(address => $"{address} {name} {_mark}")]);

    public void Dispose() => Write(Others());

    private string[] Others() => [.. File.ReadAllLines(s_path).Where(line => !line.EndsWith(_mark, StringComparison.Ordinal))];

    /// <summary>In place: in a container the file is a mount, which cannot be replaced.</summary>
    private static void Write(string[] lines) => File.WriteAllLines(s_path, lines);
}
