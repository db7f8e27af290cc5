using System.Runtime.CompilerServices;

namespace Alerts.Functions.Tests.Architecture;

/// <summary>Rules that the compiler cannot hold.</summary>
public class SourceTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        Assert.DoesNotContain(Sources("functions", "tests"), file => File.ReadLines(file).Count() > 400);

    [Fact]
    public void No_function_class_is_longer_than_40_lines() =>
        Assert.DoesNotContain(
            Sources("functions"), file => file.EndsWith("Function.cs", StringComparison.Ordinal) && File.ReadLines(file).Count() > 40);

    [Fact]
    public void No_tool_changes_the_committed_lock_file_by_a_registry_address() =>
        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(Path.Combine(Root, "functions", "Alerts.Local", "Tools", "package-lock.json")), StringComparison.Ordinal);

    private static IEnumerable<string> Sources(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories))
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".mjs")
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
