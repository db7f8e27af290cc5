using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Feeds.Managing;

/// <summary>Names that people give: one clean line, or none.</summary>
internal static class FeedNames
{
    public const int DeepestFolder = 32;

    public static string? Title(string? given) => Clean(given ?? "") is { Length: > 0 } title ? title : null;

    /// <exception cref="InputException">More folders inside each other than are kept.</exception>
    public static string? Folder(string? given)
    {
        var names = FolderPath.Split(Clean(given ?? "", DeepestFolder * FeedParser.MaxTitleLength));
        return names.Count <= DeepestFolder
            ? FolderPath.Join(names.Select(name => Clean(name)))
            : throw new InputException($"The folder lies {names.Count} deep; at most {DeepestFolder} folders are kept inside each other.");
    }

    private static string Clean(string text, int maxLength = FeedParser.MaxTitleLength) => PlainText.OfText(text, maxLength);
}
