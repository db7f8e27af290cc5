using System.IO.Compression;
using System.Text;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Tests.Feeds;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Alerts.Core.Tests.Fetching;

/// <summary>What is done with the bytes of an answer: compressed, too many, fewer than announced.</summary>
public sealed class BodyTests : FeedClientFixture
{
    private const int Megabyte = 1_024 * 1_024;

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip, br")]
    [InlineData("deflate, gzip")]
    [InlineData("identity")]
    [InlineData("identity, gzip")]
    public async Task A_compressed_answer_is_read(string encoding)
    {
        await using var server = await ServerAsync(encoding, Compressed(encoding, Encoding.UTF8.GetBytes(Rss)));

        Assert.Equal(Rss, await ReadAsync(server.Url));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("")]
    public async Task An_answer_that_is_compressed_once_more_than_it_says_is_read(string announced)
    {
        await using var server = await ServerAsync(announced, Compressed(announced, Compressed("gzip", Encoding.UTF8.GetBytes(Rss))));

        Assert.Equal(Rss, await ReadAsync(server.Url));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Announced_compression_of_nothing_is_nothing(string encoding)
    {
        await using var server = await ServerAsync(encoding, []);

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.Empty);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("gzip, gzip, gzip")]
    public async Task What_cannot_be_decompressed_is_no_feed(string encoding)
    {
        await using var server = await ServerAsync(encoding, Encoding.UTF8.GetBytes(Rss));

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.NotAFeed, "The answer claims to be compressed but cannot be decompressed.");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_answer_that_was_cut_off_before_it_was_sent_is_read_as_far_as_it_goes(string encoding)
    {
        var body = Compressed(encoding, Encoding.UTF8.GetBytes(Rss));
        await using var server = await ServerAsync(encoding, body[..(body.Length * 3 / 4)]);

        Assert.StartsWith(await ReadAsync(server.Url), Rss, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip, gzip, gzip")]
    [InlineData("br, br, br, br")]
    public async Task More_than_two_layers_are_not_unpacked(string encoding)
    {
        await using var server = await ServerAsync(encoding, Compressed(encoding, Encoding.UTF8.GetBytes(Rss)));

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.NotAFeed);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip, br")]
    public async Task A_compression_bomb_is_too_large(string encoding)
    {
        await using var server = await ServerAsync(encoding, Compressed(encoding, new byte[30 * Megabyte]));

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.TooLarge, "The answer is larger than 10 MB (after decompression); feeds that large are not read.");
    }

    [Theory]
    [InlineData("gzip", 100)]
    [InlineData("br", 100)]
    [InlineData("gzip, gzip", 100)]
    [InlineData("", 100)]
    [InlineData("", 4)]
    [InlineData("gzip", 4)]
    public async Task No_answer_takes_three_times_the_memory_of_what_is_allowed(string encoding, int megabytes)
    {
        const int limit = 4 * Megabyte;
        var body = new byte[megabytes * Megabyte];
        if (megabytes * Megabyte <= limit)
            new Random(1).NextBytes(body.AsSpan(0, body.Length / 2)); // Compressed, it is still large.
        using var content = new StreamContent(new MemoryStream(Compressed(encoding, body)));
        foreach (var layer in Layers(encoding))
            content.Headers.ContentEncoding.Add(layer);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = await Record.ExceptionAsync(() => BodyReader.ReadAsync(content, limit, Token));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(body.Length > limit, fault is BodyTooLargeException);
        Assert.InRange(allocated, 0, 3L * limit);
    }

    [Theory]
    [InlineData("", 10 * Megabyte, true)]
    [InlineData("", 10 * Megabyte + 1, false)]
    [InlineData("gzip", 10 * Megabyte, true)]
    [InlineData("gzip", 10 * Megabyte + 1, false)]
    public async Task The_limit_is_exact(string encoding, int bytes, bool isRead)
    {
        var body = new byte[bytes];
        Array.Fill(body, (byte)'a');
        await using var server = await ServerAsync(encoding, Compressed(encoding, body));

        var result = await FetchAsync(server.Url);

        Assert.Equal(isRead ? bytes : null, (result as FetchResult.Fetched)?.Body.Length);
        if (!isRead)
            AssertFailed(result, FeedErrorKind.TooLarge);
    }

    [Fact]
    public async Task An_answer_of_20_MB_is_refused_by_its_announced_length()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.ContentLength = 20 * Megabyte;
            await context.Response.Body.FlushAsync();
            await Aborted(context);
        });

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.TooLarge);
    }

    [Fact]
    public async Task Endless_chunks_are_stopped_at_the_limit()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            var chunk = new byte[65_536];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(chunk);
        });

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.TooLarge);
    }

    [Fact]
    public async Task Endless_headers_are_no_answer()
    {
        await using var server = RawServer.Answering(async (stream, cancellationToken) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancellationToken);
            while (true)
                await stream.WriteAsync("X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"u8.ToArray(), cancellationToken);
        });

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.Unreachable);
    }

    [Fact]
    public async Task A_longer_length_than_sent_means_that_the_answer_broke_off()
    {
        await using var server = RawServer.Answering("Content-Length: 1000\r\n", Encoding.UTF8.GetBytes(Rss));

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.Unreachable);
    }

    [Fact]
    public async Task Chunks_without_their_end_mean_that_the_answer_broke_off()
    {
        await using var server = RawServer.Answering("Transfer-Encoding: chunked\r\n", "5\r\n<rss>\r\n"u8.ToArray());

        AssertFailed(await FetchAsync(server.Url), FeedErrorKind.Unreachable);
    }

    [Fact]
    public async Task A_shorter_length_than_sent_ends_the_answer_there()
    {
        await using var server = RawServer.Answering("Content-Length: 19\r\n", Encoding.UTF8.GetBytes(Rss));

        Assert.Equal(Rss[..19], await ReadAsync(server.Url));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Length: many\r\n")]
    [InlineData("Content-Length: -1\r\n")]
    public async Task Without_a_usable_length_the_answer_ends_with_its_connection(string header)
    {
        await using var server = RawServer.Answering(header, Encoding.UTF8.GetBytes(Rss));

        Assert.Equal(Rss, await ReadAsync(server.Url));
    }

    private async Task<string> ReadAsync(string url) =>
        Encoding.UTF8.GetString(Assert.IsType<FetchResult.Fetched>(await FetchAsync(url)).Body.Span);

    private static Task<ScriptedServer> ServerAsync(string encoding, byte[] body) => ScriptedServer.StartAsync(async context =>
    {
        if (encoding.Length > 0)
            context.Response.Headers.ContentEncoding = encoding.Replace("raw ", "", StringComparison.Ordinal);
        await context.Response.Body.WriteAsync(body);
    });

    private static string[] Layers(string encoding) => encoding.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    private static byte[] Compressed(string encoding, byte[] body) => Layers(encoding).Aggregate(body, (inner, layer) =>
    {
        using var compressed = new MemoryStream();
        using (Stream stream = layer switch
        {
            "br" => new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true),
            "raw deflate" => new DeflateStream(compressed, CompressionLevel.Fastest, leaveOpen: true),
            "identity" => new BufferedStream(compressed),
            _ => new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            stream.Write(inner);
        }
        return compressed.ToArray();
    });
}
