using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alerts.Core;
using Alerts.Functions.Api;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Web;

/// <summary>What a request brings with it.</summary>
internal static class RequestBody
{
    private const int LargestJson = 64 * 1024;

    /// <summary>A misspelt name shall not be passed over in silence.</summary>
    private static readonly JsonSerializerOptions s_strict = new(ApiJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <returns>Null when it is larger.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            return null;

        var body = new MemoryStream();
        var buffer = new byte[16_384];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            if (body.Length + count > maxBytes)
                return null;
            body.Write(buffer, 0, count);
        }
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <param name="example">What would do, for the message.</param>
    /// <exception cref="InputException">It is no such JSON; names the place and the example.</exception>
    public static async Task<T> ReadJsonAsync<T>(
        HttpRequest request, string example, CancellationToken cancellationToken, int maxBytes = LargestJson)
    {
        var body = await ReadAsync(request, maxBytes, cancellationToken)
            ?? throw new InputException($"The body is larger than {maxBytes / 1024} KB; send an object such as {example}.");
        try
        {
            return JsonSerializer.Deserialize<T>(body.Span, s_strict) ?? throw Fault("it is null");
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) + 1;
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"line {line}, at {exception.Path ?? "$"}"));
        }

        InputException Fault(string place) => new($"The body is not the JSON that is expected here ({place}); send an object such as {example}.");
    }
}
