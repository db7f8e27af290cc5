namespace Alerts.Core.Feeds;

/// <summary>
/// Names of nested folders as one line of text: "News / Latin America". A name may hold such a lone slash itself; it is doubled then,
/// so that no name falls apart.
/// </summary>
public static class FolderPath
{
    private const string Separator = " / ";

    /// <returns>Null for no folder at all.</returns>
    public static string? Join(IEnumerable<string> names)
    {
        var path = string.Join(Separator, names.Select(Escape).Where(name => name.Length > 0));
        return path.Length > 0 ? path : null;
    }

    public static IReadOnlyList<string> Split(string? path) =>
        path is null ? [] : [.. path.Split(Separator).Select(Unescape).Where(name => name.Length > 0)];

    /// <summary>Whether a feed in <paramref name="path"/> is shown when <paramref name="folder"/> is opened.</summary>
    public static bool IsWithin(string? path, string folder) =>
        path is not null && (path == folder || path.StartsWith(folder + Separator, StringComparison.Ordinal));

    private static string Escape(string name) => Rewrite(name, word => IsSlashes(word) ? word + "/" : word);

    private static string Unescape(string name) => Rewrite(name, word => IsSlashes(word) && word.Length > 1 ? word[1..] : word);

    private static string Rewrite(string name, Func<string, string> rewrite) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(rewrite));

    private static bool IsSlashes(string word) => word.AsSpan().IndexOfAnyExcept('/') < 0;
}
