using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;

namespace Alerts.Core.Feeds.Fetching;

/// <summary>Reads and decompresses a body. Each layer is counted, so that no more than the allowed bytes are ever held.</summary>
internal static class BodyReader
{
    /// <summary>gzip in gzip happens by accident; more layers are an attack.</summary>
    private const int MaxLayers = 2;

    /// <summary>Small enough to be pooled and to stay out of the large object heap.</summary>
    private const int BlockBytes = 65_536;

    private static readonly StreamPipeReaderOptions s_readerOptions = new(bufferSize: 16_384);

    /// <exception cref="BodyTooLargeException">On the wire or after any layer of decompression.</exception>
    /// <exception cref="InvalidDataException">Not compressed as announced.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
            throw CountingStream.TooLarge(maxBytes);

        Stream stream = new CountingStream(await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), maxBytes);
        try
        {
            var announced = new Stack<string>(Announced(content));
            for (var layers = 0; ; layers++)
            {
                var reader = PipeReader.Create(stream, s_readerOptions);
                var start = await reader.ReadAtLeastAsync(3, cancellationToken).ConfigureAwait(false);
                var encoding = Next(announced, start.Buffer);
                reader.AdvanceTo(start.Buffer.Start);
                stream = reader.AsStream();
                if (encoding is null)
                    return await ReadAllAsync(stream, cancellationToken).ConfigureAwait(false);
                if (layers == MaxLayers)
                    throw new InvalidDataException($"More than {MaxLayers} layers of compression.");
                stream = new CountingStream(Decompress(encoding, stream), maxBytes);
            }
        }
        catch (InvalidOperationException fault)
        {
            throw new InvalidDataException(fault.Message, fault); // BrotliStream's word for it.
        }
        finally
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static IEnumerable<string> Announced(HttpContent content) =>
        content.Headers.ContentEncoding.Select(encoding => encoding.ToLowerInvariant()).Where(encoding => encoding is not ("identity" or ""));

    /// <returns>The layer that these first bytes are in; null when they are the content.</returns>
    private static string? Next(Stack<string> announced, ReadOnlySequence<byte> start)
    {
        Span<byte> first = stackalloc byte[3];
        var length = (int)Math.Min(start.Length, first.Length);
        start.Slice(0, length).CopyTo(first);
        first = first[..length];

        // Some servers announce compression for an answer without body.
        if (first.IsEmpty)
            return null;
        if (!announced.TryPop(out var encoding))
            return first.SequenceEqual(GzipStart) ? "gzip" : null; // Compressed twice and told once.
        return encoding == "deflate" && IsZlib(first) ? "zlib" : encoding;
    }

    /// <summary>RFC 1952, section 2.3: no text begins like that.</summary>
    private static ReadOnlySpan<byte> GzipStart => [0x1F, 0x8B, 8];

    /// <summary>RFC 1950, section 2.2: method 8, and a header that is a multiple of 31.</summary>
    private static bool IsZlib(ReadOnlySpan<byte> first) =>
        first is [var method, var flags, ..] && (method & 0x0F) == 8 && (method * 256 + flags) % 31 == 0;

    private static Stream Decompress(string encoding, Stream body) => encoding switch
    {
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        // "deflate" means zlib (RFC 9110, section 8.4.1.2), yet many servers send the bare format.
        "zlib" => new ZLibStream(body, CompressionMode.Decompress),
        "deflate" => new DeflateStream(body, CompressionMode.Decompress),
        _ => throw new InvalidDataException($"Unknown compression \"{encoding}\"."),
    };

    /// <summary>In blocks: a buffer that doubles would hold a large body three times.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        var blocks = new List<byte[]>();
        try
        {
            var total = 0;
            int last;
            do
            {
                blocks.Add(ArrayPool<byte>.Shared.Rent(BlockBytes));
                last = await stream.ReadAtLeastAsync(blocks[^1].AsMemory(0, BlockBytes), BlockBytes, throwOnEndOfStream: false, cancellationToken)
                    .ConfigureAwait(false);
                total += last;
            }
            while (last == BlockBytes);

            var body = GC.AllocateUninitializedArray<byte>(total);
            for (var (index, position) = (0, 0); position < total; index++, position += BlockBytes)
                blocks[index].AsSpan(0, Math.Min(BlockBytes, total - position)).CopyTo(body.AsSpan(position));
            return body;
        }
        finally
        {
            foreach (var block in blocks)
                ArrayPool<byte>.Shared.Return(block);
        }
    }
}
