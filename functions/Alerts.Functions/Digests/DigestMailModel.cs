using System.Globalization;
using System.Text.RegularExpressions;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;
using Alerts.Functions.Api;
using Alerts.Functions.Email;

namespace Alerts.Functions.Digests;

/// <summary>A digest in the words that the reader sees, the same for HTML and text.</summary>
public sealed record DigestMailModel
{
    private const int PreheaderLength = 140;

    public required string Subject { get; init; }

    public required string Preheader { get; init; }

    public required string Title { get; init; }

    /// <summary>How much, when, and in whose time.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<DigestMailGroup> Groups { get; init; }

    /// <summary>What an earlier mail told without tone.</summary>
    public required IReadOnlyList<DigestMailTone> TonedSince { get; init; }

    /// <summary>For the foot, where not all tones come from the analyser that was meant to speak; else empty.</summary>
    public required string ToneNote { get; init; }

    public static DigestMailModel Of(DigestContent content)
    {
        var clock = new ReaderClock(content);
        var articles = content.Groups.SelectMany(group => group.Items).DistinctBy(item => item.Alert.ArticleId).ToList();
        var preheader = articles.Count == 1
            ? articles[0].Alert.Evidence.Text
            : string.Join(" · ", articles.Select(item => item.Alert.Title));
        return new DigestMailModel
        {
            Subject = DigestMailSubject.Of(content),
            Preheader = ReaderText.Shorten(ReaderText.OneLine(preheader), PreheaderLength),
            Title = ReaderText.OneLine(content.Title),
            Summary = $"{DigestMailSubject.NewArticles(articles.Count)} · {clock.Show(content.CreatedAt)} · times in {clock.ZoneName}",
            Groups = [.. content.Groups.Select(group => new DigestMailGroup(
                ReaderText.OneLine(group.EntityName),
                [.. group.Items.Select(item => DigestMailArticle.Of(item, clock))]))],
            TonedSince = [.. content.TonedSince.Select(DigestMailTone.Of)],
            ToneNote = ToneLabel.InPlaceNote(content),
        };
    }
}

public sealed record DigestMailGroup(string Name, IReadOnlyList<DigestMailArticle> Articles);

public sealed record DigestMailTone(string Title, string? Link, string? Language, string Entity, ToneLabel Tone)
{
    internal static DigestMailTone Of(Alert alert) => new(
        DigestMailArticle.TitleOf(alert), DigestMailArticle.Web(alert.Link), DigestMailArticle.LanguageOf(alert),
        ReaderText.OneLine(alert.EntityName), ToneLabel.Of(alert));
}

public sealed partial record DigestMailArticle
{
    private const int NamedCopies = 8;

    public required string Title { get; init; }

    public required IReadOnlyList<TextRange> TitleMarks { get; init; }

    public required string? Link { get; init; }

    public required string Source { get; init; }

    /// <summary>With a mark where the article is from before its rule was saved.</summary>
    public required string Time { get; init; }

    public required string? Language { get; init; }

    public required ToneLabel Tone { get; init; }

    /// <summary>Who else praises or blames the entity in the article; empty where nobody does.</summary>
    public required string Voices { get; init; }

    /// <summary>Null where it is the headline itself.</summary>
    public required Evidence? Evidence { get; init; }

    /// <summary>Which spellings fired, and what allowed them to.</summary>
    public required string Why { get; init; }

    public required IReadOnlyList<DigestCopy> Copies { get; init; }

    /// <summary>Other sources beyond those named.</summary>
    public required int MoreCopies { get; init; }

    public string CopiesLabel => DigestWords.AlsoIn(Copies.Count + MoreCopies) + ":";

    internal static DigestMailArticle Of(DigestItem item, ReaderClock clock)
    {
        var alert = item.Alert;
        return new DigestMailArticle
        {
            Title = TitleOf(alert),
            TitleMarks = alert.TitleMarks,
            Link = Web(alert.Link),
            Source = ReaderText.OneLine(alert.Source),
            // A publisher's date in the future is wrong: then we say when we saw it.
            Time = clock.Show(alert.Published is { } published && published <= alert.FirstSeen ? published : alert.FirstSeen)
                + (alert.IsBackfilled ? DigestWords.Backfilled(clock.Day(alert.FirstSeen)) : ""),
            Language = LanguageOf(alert),
            Tone = ToneLabel.Of(alert),
            Voices = ToneLabel.VoicesOf(alert),
            Evidence = alert.Evidence.Text == alert.Title || string.IsNullOrWhiteSpace(alert.Evidence.Text) ? null : alert.Evidence,
            Why = alert.Reasons.Count > 0 ? ReaderText.OneLine(DigestWords.Why(alert)) : "",
            Copies = [.. item.Copies.Take(NamedCopies).Select(copy => new DigestCopy(ReaderText.OneLine(copy.Source), Web(copy.Link)))],
            MoreCopies = Math.Max(0, item.Copies.Count - NamedCopies),
        };
    }

    internal static string TitleOf(Alert alert) => string.IsNullOrWhiteSpace(alert.Title) ? "(no headline)" : alert.Title;

    internal static string? LanguageOf(Alert alert) => alert.Language is { } language && LanguageTag().IsMatch(language) ? language : null;

    internal static string? Web(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? ReaderText.OneLine(link)
            : null;

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}

/// <summary>Shows times in the reader's zone; the year only where it is not the digest's.</summary>
internal sealed class ReaderClock
{
    private readonly TimeZoneInfo _zone;
    private readonly int _year;

    public ReaderClock(DigestContent content)
    {
        // A zone that this machine does not know must not hold a mail back.
        _zone = TimeZoneInfo.TryFindSystemTimeZoneById(content.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
        _year = TimeZoneInfo.ConvertTime(content.CreatedAt, _zone).Year;
    }

    public string ZoneName => _zone.HasSameRules(TimeZoneInfo.Utc) ? "UTC" : _zone.Id.Replace('_', ' ');

    public string Day(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, _zone).ToString("d MMM", CultureInfo.InvariantCulture);

    public string Show(DateTimeOffset time)
    {
        var local = TimeZoneInfo.ConvertTime(time, _zone);
        return local.ToString(local.Year == _year ? "ddd d MMM, HH:mm" : "ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
    }
}
