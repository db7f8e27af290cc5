namespace Alerts.Functions.Language;

/// <summary>Answers of the service by text, so that none is paid for twice.</summary>
internal interface IKeptReadings
{
    Task<LanguageReading?> FindAsync(string key, CancellationToken cancellationToken);

    Task KeepAsync(string key, LanguageReading reading, CancellationToken cancellationToken);
}

/// <summary>For tools that run beside the app.</summary>
internal sealed class NoKeptReadings : IKeptReadings
{
    public Task<LanguageReading?> FindAsync(string key, CancellationToken cancellationToken) => Task.FromResult<LanguageReading?>(null);

    public Task KeepAsync(string key, LanguageReading reading, CancellationToken cancellationToken) => Task.CompletedTask;
}
