using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alerts.Core.Watchlists.Editing;

namespace Alerts.Core.Watchlists;

/// <summary>A watchlist as JSON, the form in which it is written, imported and exported.</summary>
public static class WatchlistFile
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        // A name keeps its accents and apostrophes: people read this file.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="utf8">The file's bytes, with or without a byte order mark.</param>
    /// <param name="fileName">How messages call the file.</param>
    /// <exception cref="InputException">The first fault: file, line, column, and what was expected.</exception>
    public static Watchlist Parse(ReadOnlySpan<byte> utf8, string fileName) => Read(utf8.ToArray()).OrFirstFault(fileName);

    /// <summary>Finds all faults at once.</summary>
    /// <param name="utf8">The file's bytes, with or without a byte order mark.</param>
    public static DraftFile Read(ReadOnlyMemory<byte> utf8) => WatchlistReader.Read(utf8);

    public static string ToJson(Watchlist watchlist)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            json.WriteString("id", watchlist.Id);
            json.WriteString("name", watchlist.Name);
            json.WriteStartArray("entities");
            foreach (var entity in watchlist.Entities)
                WriteEntity(json, entity);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>One alias as it stands in the file: a text, or an object where there is more to it.</summary>
    public static string ToJson(Alias alias)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
            WriteAlias(json, alias);
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void WriteEntity(Utf8JsonWriter json, TrackedEntity entity)
    {
        json.WriteStartObject();
        json.WriteString("id", entity.Id);
        json.WriteString("name", entity.Name);
        json.WriteString("type", WatchlistWords.Of(entity.Type));
        if (entity.Aliases.Count > 0)
        {
            json.WriteStartArray("aliases");
            foreach (var alias in entity.Aliases)
                WriteAlias(json, alias);
            json.WriteEndArray();
        }
        WritePhrases(json, "exclude", entity.Exclude);
        if (entity.Threshold is { } threshold)
        {
            json.WriteStartObject("threshold");
            json.WriteString("salience", WatchlistWords.Of(threshold.Salience));
            json.WriteNumber("mentions", threshold.Mentions);
            json.WriteEndObject();
        }
        if (entity.Note is not null)
            json.WriteString("note", entity.Note);
        json.WriteEndObject();
    }

    private static void WriteAlias(Utf8JsonWriter json, Alias alias)
    {
        if (alias is { Language: null, Mode: null, Requires: null, Forbids: null })
        {
            json.WriteStringValue(alias.Text);
            return;
        }
        json.WriteStartObject();
        json.WriteString("text", alias.Text);
        if (alias.Language is not null)
            json.WriteString("language", alias.Language);
        if (alias.Mode is { } mode)
            json.WriteString("mode", WatchlistWords.Of(mode));
        WriteRule(json, "requires", alias.Requires);
        WriteRule(json, "forbids", alias.Forbids);
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, string property, ContextRule? rule)
    {
        if (rule is null)
            return;
        json.WriteStartObject(property);
        WritePhrases(json, "any", rule.Any);
        WritePhrases(json, "all", rule.All);
        if (rule.Within.Unit == ContextUnit.Words)
            json.WriteNumber("within", rule.Within.Words);
        else
            json.WriteString("within", WatchlistWords.Of(rule.Within.Unit));
        json.WriteEndObject();
    }

    private static void WritePhrases(Utf8JsonWriter json, string property, IReadOnlyList<string> phrases)
    {
        if (phrases.Count == 0)
            return;
        json.WriteStartArray(property);
        foreach (var phrase in phrases)
            json.WriteStringValue(phrase);
        json.WriteEndArray();
    }
}
