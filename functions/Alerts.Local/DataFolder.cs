using Alerts.Core;

namespace Alerts.Local;

/// <summary>The folder that holds a run's state, locked while it runs: two runs on one folder would damage each other.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;
    private readonly bool _temporary;

    private DataFolder(string path, bool temporary, FileStream @lock)
    {
        Path = path;
        _temporary = temporary;
        _lock = @lock;
    }

    public string Path { get; }

    public string Storage => System.IO.Path.Combine(Path, "storage");

    public string Mail => System.IO.Path.Combine(Path, "mail");

    public static DataFolder Open(LocalOptions options)
    {
        var temporary = options.Data is null && options.Once;
        var path = temporary
            ? Directory.CreateTempSubdirectory("alerts-").FullName
            : System.IO.Path.GetFullPath(options.Data ?? ".local");
        try
        {
            Directory.CreateDirectory(path);
            var file = System.IO.Path.Combine(path, "lock");
            return new(path, temporary, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (File.Exists(System.IO.Path.Combine(path, "lock")))
        {
            throw new InputException($"{path} is in use by another run; end that one or choose another folder with --data.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be used to keep state: {exception.Message} Choose another folder with --data.", exception);
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (_temporary)
            Directory.Delete(Path, recursive: true);
    }
}
