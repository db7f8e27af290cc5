namespace Alerts.Core.Analysis;

/// <summary>Files of this folder that the assembly carries.</summary>
internal static class EmbeddedText
{
    public static Stream Open(string name) =>
        typeof(EmbeddedText).Assembly.GetManifestResourceStream($"{typeof(EmbeddedText).Namespace}.{name}")
        ?? throw new InvalidOperationException($"The assembly lacks the resource {name}.");

    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
