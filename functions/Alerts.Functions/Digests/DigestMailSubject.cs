using System.Globalization;
using Alerts.Core.Digests;
using Alerts.Functions.Email;

namespace Alerts.Functions.Digests;

/// <summary>Says what happened: the headline of a single article, else how many there are.</summary>
public static class DigestMailSubject
{
    public const int MaximumLength = 150;

    private const int NamesLength = 90;

    public static string Of(DigestContent content)
    {
        var articles = content.Groups.SelectMany(group => group.Items).DistinctBy(item => item.Alert.ArticleId).ToList();
        var what = articles.Count == 1 ? ReaderText.OneLine(articles[0].Alert.Title) : NewArticles(articles.Count);
        return ReaderText.Shorten($"{Names(content)}: {what}", MaximumLength);
    }

    public static string NewArticles(int count) => count switch
    {
        0 => "no new articles",
        1 => "1 new article",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:N0} new articles"),
    };

    /// <summary>As many names as fit: a subject is cut off on a phone anyway.</summary>
    private static string Names(DigestContent content)
    {
        var names = content.Groups.Select(group => ReaderText.OneLine(group.EntityName)).ToList();
        if (names.Count == 0)
            return ReaderText.Shorten(ReaderText.OneLine(content.Title), NamesLength);

        var shown = ReaderText.Shorten(names[0], NamesLength);
        var count = 1;
        while (count < names.Count && shown.Length + names[count].Length < NamesLength)
            shown += $", {names[count++]}";
        return count == names.Count ? shown : $"{shown} and {names.Count - count} more";
    }
}
