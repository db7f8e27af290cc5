using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alerts.Core.Articles.Archive;

/// <summary>Articles as they stand in the archive, compressed together.</summary>
public static class ArchiveBlock
{
    /// <summary>What one append of Azure takes at least, with room for the store's own frame.</summary>
    public const int MostBytes = (4 * 1024 * 1024) - 1024;

    /// <summary>Characters. No story is longer; what is may be listed, and even its worst letters fit into a block.</summary>
    private const int LongestText = 500_000;

    private static readonly JsonSerializerOptions s_json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>One block, or several where the articles do not fit into one.</returns>
    public static IEnumerable<byte[]> Pack(IReadOnlyList<Article> articles)
    {
        var block = Write([.. articles.Select(Shortened)]);
        if (block.Length <= MostBytes)
            return [block];
        if (articles.Count == 1)
            throw new InvalidDataException($"Article {articles[0].Id} has {block.Length:N0} bytes; a block of the archive holds {MostBytes:N0}.");
        var half = articles.Count / 2;
        return [.. Pack([.. articles.Take(half)]), .. Pack([.. articles.Skip(half)])];
    }

    public static IReadOnlyList<Article> Unpack(ReadOnlyMemory<byte> block)
    {
        using var gzip = new GZipStream(new MemoryStream(block.ToArray()), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Article[]>(gzip, s_json) ?? throw new InvalidDataException("A block of the archive is null.");
    }

    private static byte[] Write(Article[] articles)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(gzip, articles, s_json);
        return bytes.ToArray();
    }

    private static Article Shortened(Article article) =>
        article.Text.Length <= LongestText ? article : article with { Text = article.Text[..LongestText] };
}
