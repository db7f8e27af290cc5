namespace Alerts.Core.Feeds.Fetching;

/// <summary>More bytes than allowed.</summary>
internal sealed class BodyTooLargeException(string message) : IOException(message);

/// <summary>Passes on what it reads, up to a number of bytes: the limits of HttpClient hold neither for streams nor after decompression.</summary>
/// <exception cref="BodyTooLargeException">At the first read that goes beyond the limit.</exception>
internal sealed class CountingStream(Stream source, int maxBytes) : Stream
{
    private long _count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _count;
        set => throw new NotSupportedException();
    }

    public static BodyTooLargeException TooLarge(int maxBytes) =>
        new($"The answer is larger than {maxBytes / 1_048_576.0:0.##} MB (after decompression); feeds that large are not read.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Counted(source.Read(buffer, offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int read)
    {
        _count += read;
        return _count <= maxBytes ? read : throw TooLarge(maxBytes);
    }
}
