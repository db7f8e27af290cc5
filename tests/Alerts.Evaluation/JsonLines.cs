using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alerts.Core;

namespace Alerts.Evaluation;

/// <summary>Files of one JSON object a line.</summary>
internal static class JsonLines
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="example">What a line should look like, for the message when one does not.</param>
    /// <exception cref="InputException">A line is something else; the message names file and line.</exception>
    public static async IAsyncEnumerable<JsonLine<T>> ReadAsync<T>(
        FileInfo file, string example, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file.FullName, cancellationToken))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return new(Read<T>(line, example, $"{file.Name}, line {number}"), $"{file.Name}, line {number}");
        }
    }

    /// <summary>Writes beside the file first: it appears whole, or not at all.</summary>
    public static async Task WriteAsync<T>(FileInfo file, IAsyncEnumerable<T> values, CancellationToken cancellationToken)
    {
        var unfinished = $"{file.FullName}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var writer = new StreamWriter(unfinished))
            {
                await foreach (var value in values.WithCancellation(cancellationToken))
                    await writer.WriteLineAsync(JsonSerializer.Serialize(value, Json));
            }

            File.Move(unfinished, file.FullName, overwrite: true);
        }
        finally
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }

    private static T Read<T>(string line, string example, string place)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json) ?? throw new InputException($"{place}: expected an object, not null.");
        }
        catch (JsonException fault)
        {
            throw new InputException($"{place}: expected an object such as {example}.", fault);
        }
    }
}

/// <param name="Place">File and line, for messages.</param>
internal sealed record JsonLine<T>(T Value, string Place);
