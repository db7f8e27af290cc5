using System.IO.Compression;

namespace Alerts.Core.Feeds.Fetching;

/// <summary>More bytes than allowed.</summary>
internal sealed class BodyTooLargeException(string message) : IOException(message);

/// <summary>
/// Reads and decompresses a body while counting: the limits of HttpClient hold only for buffered answers and before decompression.
/// </summary>
internal static class BodyReader
{
    /// <summary>gzip in gzip happens by accident; more layers are an attack.</summary>
    private const int MaxLayers = 2;

    /// <exception cref="BodyTooLargeException">On the wire or after any layer of decompression.</exception>
    /// <exception cref="InvalidDataException">Not compressed as announced.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        var encodings = content.Headers.ContentEncoding.Where(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)).ToArray();
        if (encodings.Length > MaxLayers)
            throw new InvalidDataException($"{encodings.Length} layers of compression.");
        if (content.Headers.ContentLength > maxBytes)
            throw TooLarge(maxBytes);

        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = await ReadLimitedAsync(stream, maxBytes, cancellationToken).ConfigureAwait(false);
        foreach (var encoding in encodings.Reverse())
        {
            // Some servers announce compression for an answer without body.
            if (body.Length > 0)
                body = await ReadLimitedAsync(Decompress(encoding, body), maxBytes, cancellationToken).ConfigureAwait(false);
        }
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static async Task<MemoryStream> ReadLimitedAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        await using (stream.ConfigureAwait(false))
        {
            var body = new MemoryStream();
            var buffer = new byte[16_384];
            while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var count and > 0)
            {
                if (body.Length + count > maxBytes)
                    throw TooLarge(maxBytes);
                body.Write(buffer, 0, count);
            }
            body.Position = 0;
            return body;
        }
    }

    private static Stream Decompress(string encoding, MemoryStream body) => encoding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        // "deflate" means zlib (RFC 9110, section 8.4.1.2), yet many servers send the bare format.
        "deflate" when IsZlib(body) => new ZLibStream(body, CompressionMode.Decompress),
        "deflate" => new DeflateStream(body, CompressionMode.Decompress),
        _ => throw new InvalidDataException($"Unknown compression \"{encoding}\"."),
    };

    /// <summary>RFC 1950, section 2.2: method 8, and a header that is a multiple of 31.</summary>
    private static bool IsZlib(MemoryStream body) =>
        body.Length > 2 && body.GetBuffer() is [var method, var flags, ..] && (method & 0x0F) == 8 && (method * 256 + flags) % 31 == 0;

    private static BodyTooLargeException TooLarge(int maxBytes) =>
        new($"The answer is larger than {maxBytes / 1_048_576.0:0.##} MB (after decompression); feeds that large are not read.");
}
