using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Pages;
using Alerts.Core.Digests;

namespace Alerts.Core.Watchlists.Backtesting;

/// <param name="Address">Of a page to read instead of <paramref name="Title"/> and <paramref name="Text"/>.</param>
/// <param name="Language">Language tag; null when unknown, then aliases of every language count.</param>
public sealed record PreviewText(string? Title = null, string? Text = null, string? Address = null, string? Language = null);

public abstract record PreviewOutcome
{
    private PreviewOutcome() { }

    /// <param name="Article">The very texts that the ranges refer to.</param>
    /// <param name="Alerts">What its readers would be told.</param>
    public sealed record Shown(Watchlist Draft, Article Article, ArticleMatches Matches, IReadOnlyList<Alert> Alerts) : PreviewOutcome;

    /// <param name="Reason">One sentence.</param>
    public sealed record PageNotRead(string Reason) : PreviewOutcome;
}

/// <summary>What a draft makes of one text, and why. Nothing is stored.</summary>
public sealed class DraftPreview(ArticlePage page, EmbeddedAnalyzer analyzer, TimeProvider clock)
{
    /// <summary>Characters.</summary>
    public const int LongestText = 1_024 * 1_024;

    /// <exception cref="InputException">There is no text, or too much of it.</exception>
    public async Task<PreviewOutcome> ShowAsync(Watchlist draft, PreviewText given, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(given.Address))
            return Show(draft, ArticleOf(given.Title ?? "", Checked(given), given, "Pasted text"));
        if (!string.IsNullOrWhiteSpace(given.Title + given.Text))
            throw new InputException("Both an address and a text are given; send the one or the other.");

        var address = given.Address.Trim();
        return await page.ReadAsync(address, cancellationToken) switch
        {
            PageReading.NotRead notRead => new PreviewOutcome.PageNotRead(notRead.Reason),
            PageReading.Read read => Show(draft, ArticleOf(read.Title ?? "", read.Text.Text, given, new Uri(address).Host) with { Link = address, Kinds = read.Text.Kinds }),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private static string Checked(PreviewText given)
    {
        if (string.IsNullOrWhiteSpace(given.Title + given.Text))
            throw new InputException("There is nothing to look at; send \"title\" and \"text\" of an article, or its \"address\".");
        var length = (given.Title?.Length ?? 0) + (given.Text?.Length ?? 0);
        return length <= LongestText
            ? given.Text ?? ""
            : throw new InputException($"The text has {length:N0} characters; a preview takes at most {LongestText:N0}.");
    }

    private PreviewOutcome.Shown Show(Watchlist draft, Article article)
    {
        var trial = new WatchlistTrial(new([draft]), analyzer);
        var matches = trial.Match(article);
        return new(draft, article, matches, [.. trial.AlertsOf(article, matches)]);
    }

    private Article ArticleOf(string title, string text, PreviewText given, string source) => new()
    {
        Id = "preview",
        FeedId = "preview",
        Source = source,
        Title = title,
        Text = text,
        Language = given.Language,
        FirstSeen = clock.GetUtcNow(),
    };
}
