using Alerts.Local.Tools;

[assembly: AssemblyFixture(typeof(Alerts.Functions.Tests.AzuriteTools))]

namespace Alerts.Functions.Tests;

/// <summary>Installs the local tools once for the whole run.</summary>
public sealed class AzuriteTools : IAsyncLifetime
{
    internal NodeTools Tools { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Tools = await NodeTools.PrepareAsync(text => TestContext.Current.SendDiagnosticMessage(text), CancellationToken.None);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A real Azurite on disk for the tests of one class.</summary>
public sealed class AzuriteFixture(AzuriteTools tools) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alerts-test-");
    private AzuriteProcess _azurite = null!;

    public string ConnectionString => _azurite.ConnectionString;

    public async ValueTask InitializeAsync() =>
        _azurite = await AzuriteProcess.StartAsync(tools.Tools, _folder.FullName, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _azurite.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
