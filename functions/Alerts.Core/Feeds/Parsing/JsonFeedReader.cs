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

    private readonly JsonItemReader _items = new(baseUri);
    private readonly FeedDraft _feed = new() { Format = "json" };
    private bool _isFeed;

    /// <param name="utf8">Starts with the brace.</param>
    /// <exception cref="FeedFormatException">Other JSON, or none.</exception>
    public static FeedDocument Read(ReadOnlyMemory<byte> utf8, Uri baseUri) => new JsonFeedReader(baseUri).Read(utf8.Span);

    private FeedDocument Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, s_options);
        string? broken = null;
        try
        {
            ReadDocument(ref reader);
        }
        catch (JsonException fault)
        {
            if (!_isFeed)
                throw new FeedFormatException($"The answer is neither XML nor readable JSON, thus no feed: {fault.Message}", fault);
            broken = $"The JSON is broken; what stands before the fault was kept: {fault.Message}";
        }
        if (!_isFeed)
            throw new FeedFormatException("The answer is JSON but no JSON Feed: it has neither a version of jsonfeed.org nor a list of items.");
        return _feed.Build() with { Warning = FeedParser.Join(broken, _feed.Warning), Bozo = broken is not null };
    }

    private void ReadDocument(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonFields.NameOf(ref reader);
            _ = reader.Read();
            if (name == "items" && reader.TokenType == JsonTokenType.StartArray)
                ReadItems(ref reader);
            else
                ReadField(name, JsonElement.ParseValue(ref reader));
        }
    }

    private void ReadField(string? name, JsonElement value)
    {
        var text = JsonFields.TextOf(value);
        switch (name)
        {
            case "version" when text is not null:
                _isFeed |= text.Contains("jsonfeed.org/version/", StringComparison.OrdinalIgnoreCase);
                _feed.Format = text.EndsWith("1.1", StringComparison.Ordinal) ? "json11" : "json10";
                break;
            case "title":
                _feed.Title = JsonFields.LineOf(text);
                break;
            case "description":
                _feed.Description = JsonFields.LineOf(text);
                break;
            case "home_page_url":
                _feed.SiteLink = FeedLinks.Resolve(text, baseUri);
                break;
            case "feed_url":
                _feed.SelfLink = FeedLinks.Resolve(text, baseUri);
                break;
            case "next_url":
                _feed.NextLink = FeedLinks.Resolve(text, baseUri);
                break;
            case "icon":
                _feed.Image = FeedLinks.Resolve(text, baseUri);
                break;
            case "favicon":
                _feed.OtherImage = FeedLinks.Resolve(text, baseUri);
                break;
            case "language":
                _feed.Language = JsonFields.LineOf(text);
                break;
            case "author" or "authors" or "hubs":
                ReadList(name, value);
                break;
        }
    }

    private void ReadList(string name, JsonElement value)
    {
        var objects = (value.ValueKind == JsonValueKind.Object ? [value] : JsonFields.Elements(value)).Where(part => part.ValueKind == JsonValueKind.Object);
        foreach (var part in objects)
        {
            if (name != "hubs")
                _feed.AddAuthor(JsonFields.Line(part, "name"));
            else if (string.Equals(JsonFields.Text(part, "type"), "WebSub", StringComparison.OrdinalIgnoreCase))
                _feed.Hub ??= FeedLinks.Resolve(JsonFields.Text(part, "url"), baseUri);
        }
    }

    private void ReadItems(ref Utf8JsonReader reader)
    {
        _isFeed = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var item = JsonElement.ParseValue(ref reader);
            if (_feed.IsFull)
                _feed.Warning = FeedParser.TooManyItems;
            else if (item.ValueKind == JsonValueKind.Object)
                _feed.Add(_items.Read(item));
            else
                _feed.Warning ??= "An entry of the list of items is no item and was left out.";
        }
    }
}
