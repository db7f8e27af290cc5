using System.Text;
using System.Text.RegularExpressions;

namespace Alerts.Benchmarks.Recognition;

/// <summary>The English articles that the recogniser learns from, without their marks: news prose as it is written.</summary>
internal static partial class RecognitionArticles
{
    public static IReadOnlyList<string> Read()
    {
        var articles = new List<string>();
        var folder = Path.Combine(AppContext.BaseDirectory, "Sentences", "en");
        foreach (var file in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            foreach (var document in File.ReadAllText(file).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            {
                var lines = document.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
                articles.Add(Mark().Replace(string.Join('\n', lines.Select(line => line.TrimStart('#', ' '))), "${name}"));
            }
        }

        return articles;
    }

    /// <summary>Words, numbers, and marks one by one: counted once, for all contenders alike.</summary>
    public static int CountTokens(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]) ? i == 0 || !char.IsLetterOrDigit(text[i - 1]) : !char.IsWhiteSpace(text[i]))
                count++;
        }

        return count;
    }

    /// <summary>Prose without a name, so that what is kept of names does not count as kept of words.</summary>
    public static string WithoutNames(int sentences)
    {
        var text = new StringBuilder();
        for (var i = 0; i < sentences; i++)
            text.Append(i % 2 == 0 ? "They said that the court would hear the case again next week. " : "Nobody knows how long it will take, he added, or what it will cost. ");
        return text.ToString();
    }

    [GeneratedRegex(@"\[(?<name>[^|\]]+)\|[A-Z]+\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
