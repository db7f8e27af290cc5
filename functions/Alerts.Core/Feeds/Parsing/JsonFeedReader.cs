using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Reads JSON Feed 1.0 and 1.1 (jsonfeed.org); a document that is cut off keeps the items before the cut.</summary>
internal sealed class JsonFeedReader(Uri baseUri)
{
    private static readonly JsonReaderOptions s_options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    private readonly List<FeedItem> _items = [];
    private FeedDocument _document = new();
    private bool _isFeed;
    private string? _warning;

    /// <exception cref="FeedFormatException">Other JSON, or none.</exception>
    public static FeedDocument Read(string text, Uri baseUri) => new JsonFeedReader(baseUri).Read(Encoding.UTF8.GetBytes(text));

    private FeedDocument Read(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8, s_options);
        try
        {
            ReadDocument(ref reader);
        }
        catch (JsonException fault)
        {
            if (!_isFeed)
                throw new FeedFormatException($"The answer is neither XML nor readable JSON, thus no feed: {fault.Message}", fault);
            _warning = FeedParser.Join($"The JSON is broken; what stands before the fault was kept: {fault.Message}", _warning);
        }
        if (!_isFeed)
            throw new FeedFormatException("The answer is JSON but no JSON Feed: it has neither a version of jsonfeed.org nor a list of items.");
        return _document with { Items = _items, Warning = _warning };
    }

    private void ReadDocument(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            _ = reader.Read();
            if (name == "items" && reader.TokenType == JsonTokenType.StartArray)
                ReadItems(ref reader);
            else
                ReadField(name, JsonElement.ParseValue(ref reader));
        }
    }

    private void ReadField(string? name, JsonElement value)
    {
        if (TextOf(value) is not { } text)
            return;
        switch (name)
        {
            case "version":
                _isFeed |= text.Contains("jsonfeed.org/version/", StringComparison.OrdinalIgnoreCase);
                break;
            case "title":
                _document = _document with { Title = PlainText.OfText(text, FeedParser.MaxTitleLength) };
                break;
            case "home_page_url":
                _document = _document with { SiteLink = FeedLinks.Resolve(text, baseUri) };
                break;
            case "language":
                _document = _document with { Language = text.Trim() };
                break;
        }
    }

    private void ReadItems(ref Utf8JsonReader reader)
    {
        _isFeed = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var item = JsonElement.ParseValue(ref reader);
            if (_items.Count == FeedParser.MaxItems)
                _warning = FeedParser.TooManyItems;
            else if (item.ValueKind == JsonValueKind.Object && Draft(item).Build() is { } built)
                _items.Add(built);
            else
                _warning ??= "An entry of the list of items is no item and was left out.";
        }
    }

    private ItemDraft Draft(JsonElement item) => new()
    {
        Guid = Text(item, "id"),
        Link = FeedLinks.Resolve(Text(item, "url"), baseUri) ?? FeedLinks.Resolve(Text(item, "external_url"), baseUri),
        Title = Text(item, "title") is { } title ? PlainText.OfText(title, FeedParser.MaxTitleLength) : null,
        Content = Text(item, "content_html") ?? AsHtml(Text(item, "content_text")),
        Summary = AsHtml(Text(item, "summary")),
        Published = FeedDates.TryParse(Text(item, "date_published")),
        Updated = FeedDates.TryParse(Text(item, "date_modified")),
        Author = Author(item),
    };

    private static string? AsHtml(string? text) => text is null ? null : new FeedTextValue(text, IsMarkup: false).ToHtml();

    private static string? Author(JsonElement item)
    {
        var author = item.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array
            ? authors.EnumerateArray().FirstOrDefault()
            : item.TryGetProperty("author", out var single) ? single : default;
        return author.ValueKind == JsonValueKind.Object && Text(author, "name") is { } name
            ? PlainText.OfText(name, FeedParser.MaxTitleLength)
            : null;
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? TextOf(value) : null;

    /// <summary>Numbers count as text: publishers write ids so.</summary>
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
                JsonValueKind.Number => value.GetRawText().ToString(CultureInfo.InvariantCulture),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair cannot be read as text; the field counts as missing, the item stays.
            return null;
        }
    }
}
