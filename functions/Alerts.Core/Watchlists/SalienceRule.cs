using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists;

/// <summary>How much an article is about an entity, from where it is named, how often, and in what share of the text.</summary>
public static class SalienceRule
{
    /// <summary>Characters. What the first paragraph says, an article is about; long first paragraphs are cut.</summary>
    private const int LongestLead = 400;

    /// <summary>Mentions for one to be more than passing, outside of title and lead.</summary>
    private const int Several = 2;

    /// <summary>Mentions for an article to be about what its lead names.</summary>
    private const int Many = 3;

    /// <summary>Characters of text for each mention: with fewer an entity goes through the whole article.</summary>
    private const int Dense = 500;

    /// <param name="mentions">Of one entity.</param>
    public static Salience Of(string title, string text, IReadOnlyCollection<Mention> mentions)
    {
        var inTitle = mentions.Any(mention => mention.Field == TextField.Title);
        var inText = mentions.Count(mention => mention.Field == TextField.Text);
        var inLead = mentions.Any(mention => mention.Field == TextField.Text && mention.Range.Start < LeadOf(text));
        var isDense = inText > 0 && text.Length / inText < Dense;
        if (inTitle)
            return inText > 0 || text.Length < LongestLead ? Salience.About : Salience.Mentioned;
        if (inLead)
            return inText >= Many || (title.Length == 0 && isDense) ? Salience.About : Salience.Mentioned;
        if (inText >= 2 * Many && isDense)
            return Salience.About;
        return inText >= Several ? Salience.Mentioned : Salience.Passing;
    }

    private static int LeadOf(string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        return Math.Min(end < 0 ? text.Length : end, LongestLead);
    }
}
