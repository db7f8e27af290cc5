namespace Alerts.Local;

/// <summary>What the command line asks for.</summary>
public sealed record LocalOptions
{
    public const int DefaultPort = 7071;

    public bool Once { get; init; }

    /// <summary>OPML files, or addresses of single feeds. Empty: the sample feeds.</summary>
    public IReadOnlyList<string> Feeds { get; init; } = [];

    public string? Watchlist { get; init; }

    public IReadOnlyList<string> Subscribers { get; init; } = [];

    public string? Data { get; init; }

    public int Port { get; init; } = DefaultPort;

    /// <summary>Port of the mail catcher's page; null: a free one.</summary>
    public int? MailPort { get; init; }

    /// <summary>HOST:PORT of a mail server that replaces the mail catcher.</summary>
    public string? Smtp { get; init; }

    /// <summary>Connection string of a storage account that replaces Azurite.</summary>
    public string? Storage { get; init; }

    public bool Json { get; init; }

    public bool SampleFeeds => Feeds.Count == 0;
}
