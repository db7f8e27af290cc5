namespace Alerts.Core.Tests.FeedCases;

/// <summary>The committed list of cases that are read otherwise than expected, each with a reason.</summary>
internal static class KnownFailures
{
    public const string FileName = "known-failures.txt";

    public static IReadOnlyDictionary<string, string> Read() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "FeedCases", FileName))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts is [_, { Length: > 0 } reason]
                ? reason
                : throw new InvalidDataException($"{FileName} gives no reason for {parts[0]}."));
}
