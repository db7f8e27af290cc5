namespace Alerts.Core.Articles.Pages;

/// <summary>What asking for an article's page led to.</summary>
public abstract record PageReading
{
    private PageReading() { }

    public sealed record Read(ArticleText Text) : PageReading
    {
        /// <summary>As the page gives it; an item's own title comes from its feed.</summary>
        public string? Title { get; init; }
    }

    /// <param name="Reason">One sentence for an admin.</param>
    public sealed record NotRead(string Reason) : PageReading
    {
        /// <summary>Other links to this host would fare no better in this poll.</summary>
        public bool HoldsForHost { get; init; }

        /// <summary>Until then the site asked to be left alone.</summary>
        public DateTimeOffset? RetryAfter { get; init; }
    }
}
