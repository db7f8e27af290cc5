using System.Text.Json;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Reads JSON whose fields may be missing or of another kind than they should be.</summary>
internal static class JsonFields
{
    /// <returns>Null for a name that is no text, such as half a surrogate pair: none that anybody asks for.</returns>
    public static string? NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Beside a member whose name is no text nothing can be found by name; such an object counts as empty.</summary>
    public static bool TryFind(JsonElement element, string name, out JsonElement value)
    {
        try
        {
            return element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            value = default;
            return false;
        }
    }

    public static string? Text(JsonElement element, string name) => TryFind(element, name, out var value) ? TextOf(value) : null;

    /// <summary>Numbers count as text: publishers write ids so.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => FieldReader.NullIfEmpty(value.GetString()),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair cannot be read as text; the field counts as missing, the item stays.
            return null;
        }
    }

    public static string? Line(JsonElement element, string name) => LineOf(Text(element, name));

    public static string? LineOf(string? text) =>
        text is null ? null : FieldReader.NullIfEmpty(PlainText.OfText(text, FeedParser.MaxTitleLength));

    public static IEnumerable<JsonElement> Elements(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static IEnumerable<JsonElement> Objects(JsonElement element, string name) =>
        TryFind(element, name, out var value) ? Elements(value).Where(part => part.ValueKind == JsonValueKind.Object) : [];

    /// <summary>1.1 has a list, 1.0 had one author.</summary>
    public static IEnumerable<string> Authors(JsonElement element)
    {
        var people = Objects(element, "authors");
        if (TryFind(element, "author", out var single) && single.ValueKind == JsonValueKind.Object)
            people = people.Append(single);
        return people.Select(person => Line(person, "name")).OfType<string>().Distinct();
    }
}
