namespace Alerts.Core.Articles.Archive;

/// <summary>Blocks of bytes by day.</summary>
public interface IArchiveStore
{
    /// <summary>Adds a block behind the others of its day: all of it or nothing. One whose answer was lost may be there twice.</summary>
    /// <param name="block">At most <see cref="ArchiveBlock.MostBytes"/> long.</param>
    Task AppendAsync(DateOnly day, ReadOnlyMemory<byte> block, CancellationToken cancellationToken);

    /// <summary>The blocks of a day as they were added.</summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(DateOnly day, CancellationToken cancellationToken);
}
