namespace Alerts.Core.Articles.Pages;

/// <summary>
/// The pages that one poll has asked for. A poll that is worked out again, since others have changed its feed's row meanwhile,
/// asks for none a second time.
/// </summary>
public sealed class PageRound(TimeProvider clock) : IDisposable
{
    private readonly CancellationTokenSource _patience = new(ArticlePages.Patience, clock);

    /// <summary>By the articles' ids.</summary>
    internal Dictionary<string, PageReading> Readings { get; } = new(StringComparer.Ordinal);

    /// <summary>By the hosts that no further page is asked for.</summary>
    internal Dictionary<string, PageReading.NotRead> LeftAlone { get; } = new(StringComparer.Ordinal);

    internal CancellationToken Patience => _patience.Token;

    public void Dispose() => _patience.Dispose();
}
