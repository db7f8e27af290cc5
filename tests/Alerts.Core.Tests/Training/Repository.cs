using System.Runtime.CompilerServices;

namespace Alerts.Core.Tests.Training;

/// <summary>Where the sources lie: training data is no part of any output.</summary>
internal static class Repository
{
    public static string Training { get; } = Path.Combine(Root(), "tests", "Alerts.Training");

    public static string Sentences { get; } = Path.Combine(Training, "Sentences");

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
