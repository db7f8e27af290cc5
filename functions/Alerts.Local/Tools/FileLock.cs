namespace Alerts.Local.Tools;

/// <summary>Held by one process of the machine at a time; the system takes it back from a process that is killed.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <returns>Null while somebody else holds it.</returns>
    public static FileLock? TryTake(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (IsHeldElsewhere(exception))
        {
            return null;
        }
    }

    public static async Task<FileLock> TakeAsync(string path, Action onWait, CancellationToken cancellationToken)
    {
        var taken = TryTake(path);
        if (taken is null)
            onWait();
        while (taken is null)
        {
            await Task.Delay(Pause, cancellationToken);
            taken = TryTake(path);
        }
        return taken;
    }

    // The file stays: deleting it would let a third process lock a new file of the same name.
    public void Dispose() => _file.Dispose();

    // ERROR_SHARING_VIOLATION, and EWOULDBLOCK of Linux and of macOS.
    private static bool IsHeldElsewhere(IOException exception) => exception.HResult is unchecked((int)0x80070020) or 11 or 35;
}
