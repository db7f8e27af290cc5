using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Alerts.Local.SampleFeeds;

internal sealed class JsonSampleFeed : SampleFeed
{
    // Addresses and accents stay readable; the document is served as JSON, never inside a page.
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _document;
    private readonly IReadOnlyList<JsonObject> _items;

    private JsonSampleFeed(string fileName, JsonObject document) : base(fileName)
    {
        _document = document;
        _items = [.. document["items"]!.AsArray().Select(item => item!.AsObject())];
        Items = [.. _items.Select(ReadItem)];
    }

    public override string ContentType => "application/feed+json";

    public override string Title => (string)_document["title"]!;

    public override string? Language => (string?)_document["language"];

    public override IReadOnlyList<SampleItem> Items { get; }

    public static JsonSampleFeed LoadFile(string path) =>
        new(Path.GetFileName(path), JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    protected override string Write(SampleIssue issue)
    {
        var document = _document.DeepClone();
        document["items"] = new JsonArray([.. issue.NewestFirst.Select(WriteItem)]);
        return document.ToJsonString(Readable);
    }

    private JsonNode WriteItem(Publication publication)
    {
        var item = _items[publication.Index].DeepClone();
        item["id"] = item["id"] + publication.Suffix;
        item["url"] = item["url"] + publication.Suffix;
        item["date_published"] = publication.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return item;
    }

    private static SampleItem ReadItem(JsonObject item) => new(
        SlugOf((string)item["url"]!),
        (string)item["title"]!,
        (string?)item["content_html"] ?? WebUtility.HtmlEncode((string?)item["content_text"] ?? (string?)item["summary"]) ?? "");
}
