using System.Text.RegularExpressions;
using Alerts.Core.Access;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Watchlists;
using Alerts.Functions.Digests;
using Alerts.Functions.Email;
using Alerts.Functions.Tests.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Samples;

/// <summary>Brings a feed's words all the way into a page and a mail, and compares these with the same ones about something harmless.</summary>
internal sealed partial class HostileOutput : IAsyncDisposable
{
    private readonly Dictionary<string, (string Mail, string Page)> _harmless = [];
    private readonly ServiceProvider _services;
    private readonly Site _site;

    private HostileOutput(ServiceProvider services, Site site)
    {
        _services = services;
        _site = site;
    }

    public static async Task<HostileOutput> StartAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Site:PublicUrl"] = "https://alerts.example.org",
            ["Site:Name"] = "Alerts",
            ["Site:ContactEmail"] = "editor@example.org",
            ["Mail:From"] = "alerts@mail.example.org",
            ["Smtp:Host"] = "localhost",
        }).Build();
        return new(new ServiceCollection().AddLogging().AddEmail(configuration).BuildServiceProvider(), await Site.StartAsync());
    }

    /// <returns>What is wrong, in words; empty when nothing is.</returns>
    public async Task<IReadOnlyList<string>> FaultsAsync(ReadOnlyMemory<byte> body, string? contentType)
    {
        FeedDocument document;
        try
        {
            document = FeedParser.Parse(body, contentType, new Uri("https://news.example/feed"));
        }
        catch (FeedFormatException)
        {
            return []; // Nothing of it is shown.
        }

        var faults = new List<string>();
        foreach (var alert in AlertsOf(document))
            await FindFaultsAsync(alert, faults);
        return faults;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _site.DisposeAsync();
    }

    private static IEnumerable<Alert> AlertsOf(FeedDocument document)
    {
        if (document.Items.Count == 0)
            yield return AlertOf(document, new FeedItem { Title = document.Title, SummaryHtml = document.Description });
        foreach (var item in document.Items.Take(3))
        {
            yield return AlertOf(document, item with { SummaryHtml = null });
            yield return AlertOf(document, item with { ContentHtml = null });
        }
    }

    /// <summary>All that a page or a mail shows of an article.</summary>
    private static Alert AlertOf(FeedDocument document, FeedItem item)
    {
        var text = ArticleText.FromHtml(item.ContentHtml ?? item.SummaryHtml ?? "").Text;
        return Stores.Alert(
            item.Title, text[..Math.Min(text.Length, AlertBuilder.LongestEvidence)], source: document.Title, link: item.Link,
            language: item.Language ?? document.Language) with
        {
            Reasons = [new MatchReason("CECOT", MentionKind.Name, 1, item.Author)],
        };
    }

    private async Task FindFaultsAsync(Alert alert, List<string> faults)
    {
        var (subject, html, text) = await RenderMailAsync(alert);
        var page = await RenderPageAsync(alert);
        var harmless = await HarmlessAsync(alert);

        if (Shape(html) != harmless.Mail)
            faults.Add($"The mail has another shape:\n{Difference(harmless.Mail, Shape(html))}");
        if (Shape(page) != harmless.Page)
            faults.Add($"The page has another shape:\n{Difference(harmless.Page, Shape(page))}");
        if (alert.Link is not null && !alert.Link.StartsWith("http", StringComparison.Ordinal))
            faults.Add($"The link is {alert.Link}.");
        if (Unseen().Match(text + html + page) is { Success: true } unseen)
            faults.Add($"A character that acts without being seen: U+{(int)unseen.Value[0]:X4}.");
        if (subject.Any(char.IsControl) || Unseen().IsMatch(subject))
            faults.Add($"The subject breaks its line: {subject}");
    }

    /// <summary>The same article about something harmless; where a field is empty it stays so, since the templates look at that.</summary>
    private async Task<(string Mail, string Page)> HarmlessAsync(Alert alert)
    {
        var isTitle = alert.Evidence.Text == alert.Title;
        var title = string.IsNullOrWhiteSpace(alert.Title) ? "" : isTitle ? "Harmless" : "A headline";
        var evidence = string.IsNullOrWhiteSpace(alert.Evidence.Text) ? "" : "Harmless";
        var harmless = alert with
        {
            Title = title,
            TitleMarks = MarksLike(alert.TitleMarks, title),
            Evidence = new(evidence, MarksLike(alert.Evidence.Marks, evidence), Tone.Negative),
            Source = "Source",
            Reasons = [new MatchReason("CECOT", MentionKind.Name, 1, alert.Reasons[0].Context is null ? null : "Context")],
        };
        var key = $"{title}|{evidence}|{alert.TitleMarks.Count}{MarkPlace(alert.Title, alert.TitleMarks)}|{MarkPlace(alert.Evidence.Text, alert.Evidence.Marks)}"
            + $"|{alert.Link}|{alert.Language}|{harmless.Reasons[0].Context}";
        if (!_harmless.TryGetValue(key, out var shapes))
            _harmless[key] = shapes = (Shape((await RenderMailAsync(harmless)).Html), Shape(await RenderPageAsync(harmless)));
        return shapes;
    }

    private static TextRange[] MarksLike(IReadOnlyList<TextRange> marks, string text) => marks.Count == 0 || text.Length == 0 ? [] : [new(2, 3)];

    private static string MarkPlace(string text, IReadOnlyList<TextRange> marks) => marks.Count == 0 ? "" : $"{marks[0].Start > 0}{marks[0].End < text.Length}";

    private async Task<RenderedMail> RenderMailAsync(Alert alert) => await _services.GetRequiredService<DigestRenderer>().RenderAsync(
        new DigestContent
        {
            DigestId = "0123456789abcdef",
            Title = "Deportations to El Salvador",
            TimeZone = "UTC",
            CreatedAt = Site.Now,
            Groups = [new DigestGroup(alert.EntityId, alert.EntityName, [new DigestItem(alert, [new DigestCopy(alert.Source, alert.Link)])])],
        },
        new("https://alerts.example.org/unsubscribe?s=1&t=2"));

    private async Task<string> RenderPageAsync(Alert alert)
    {
        _site.Stores.Alerts.Clear();
        _site.Stores.Alerts.Add(alert);
        using var response = await _site.GetAsync("/api/digest?entity=cecot&format=html", Role.Caller);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Every element with all of its attributes, and every comment; of texts only that they are some.</summary>
    private static string Shape(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        return string.Join('\n', document.Descendants().Select(node => node switch
        {
            IElement element => $"<{element.LocalName} {string.Join(' ', element.Attributes.Select(attribute => $"{attribute.Name}={attribute.Value}"))}>",
            IComment comment => $"<!--{comment.Data}-->",
            _ => null,
        }).OfType<string>());
    }

    private static string Difference(string expected, string actual)
    {
        var (wanted, found) = (expected.Split('\n'), actual.Split('\n'));
        var first = wanted.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"expected {wanted.ElementAtOrDefault(first)}\nfound    {found.ElementAtOrDefault(first)}";
    }

    [GeneratedRegex("[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF]")]
    private static partial Regex Unseen();
}
