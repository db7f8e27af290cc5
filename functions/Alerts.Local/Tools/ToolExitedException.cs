using System.Globalization;
using System.Text.RegularExpressions;

namespace Alerts.Local.Tools;

/// <summary>A tool ended although nobody stopped it.</summary>
/// <param name="lastErrors">The last lines that it wrote to standard error.</param>
public sealed partial class ToolExitedException(string tool, int exitCode, IReadOnlyList<string> lastErrors)
    : Exception(Describe(tool, exitCode, lastErrors))
{
    public string Tool => tool;

    public int ExitCode => exitCode;

    /// <summary>The port that another program had taken, where that is why the tool ended.</summary>
    public int? TakenPort { get; } = FindTakenPort(lastErrors);

    private static string Describe(string tool, int exitCode, IReadOnlyList<string> lastErrors)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{tool} ended unexpectedly with exit code {exitCode}");
        return lastErrors.Count == 0 ? what + "." : $"{what}:\n{string.Join('\n', lastErrors)}";
    }

    private static int? FindTakenPort(IReadOnlyList<string> lines)
    {
        var match = lines.Select(line => TakenPortPattern().Match(line)).FirstOrDefault(match => match.Success);
        return match is null ? null : int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"listen EADDRINUSE\b.*:(?<port>\d{1,5})\s*$")]
    private static partial Regex TakenPortPattern();
}
