using System.Globalization;
using System.Text.Json;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Reads one item of a JSON Feed.</summary>
internal sealed class JsonItemReader(Uri baseUri)
{
    public FeedItem Read(JsonElement item)
    {
        var draft = new ItemDraft
        {
            Guid = JsonFields.Text(item, "id"),
            Link = Link(item, "url") ?? Link(item, "external_url"),
            Title = JsonFields.Line(item, "title"),
            Content = JsonFields.Text(item, "content_html") is { } html ? HtmlLinks.ResolveAll(html, baseUri) : AsHtml(JsonFields.Text(item, "content_text")),
            Summary = AsHtml(JsonFields.Text(item, "summary")),
            Published = FeedDates.TryParse(JsonFields.Text(item, "date_published")),
            Updated = FeedDates.TryParse(JsonFields.Text(item, "date_modified")),
            Language = JsonFields.Line(item, "language"),
        };
        foreach (var author in JsonFields.Authors(item))
            draft.AddAuthor(author);
        if (JsonFields.TryFind(item, "tags", out var tags))
        {
            foreach (var tag in JsonFields.Elements(tags))
                draft.AddCategory(JsonFields.LineOf(JsonFields.TextOf(tag)));
        }
        foreach (var attachment in JsonFields.Objects(item, "attachments"))
            draft.AddEnclosure(Enclosure(attachment));
        return draft.Build();
    }

    private FeedEnclosure? Enclosure(JsonElement attachment)
    {
        var isNumber = long.TryParse(JsonFields.Text(attachment, "size_in_bytes"), NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        return Link(attachment, "url") is { } address
            ? new FeedEnclosure(address, JsonFields.Line(attachment, "mime_type"), isNumber ? length : null)
            : null;
    }

    private string? Link(JsonElement element, string name) => FeedLinks.Resolve(JsonFields.Text(element, name), baseUri);

    private static string? AsHtml(string? text) => text is null ? null : new FeedTextValue(text, IsMarkup: false).ToHtml();
}
