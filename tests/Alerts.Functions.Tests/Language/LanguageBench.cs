using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Functions.Language;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Language;

/// <summary>The analyser as the app registers it, without storage, before a server of its own.</summary>
public sealed class LanguageBench : IDisposable
{
    private readonly ServiceProvider _services;

    public LanguageBench(Action<IServiceCollection>? replace = null, bool https = false, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Analysis:Analyzer"] = "azure",
                ["Language:Endpoint"] = https ? Server.Url.Replace("http:", "https:", StringComparison.Ordinal) : Server.Url,
                ["Language:Key"] = "0123456789abcdef",
            })
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock);
        replace?.Invoke(services);
        _services = services.AddLanguage(configuration).BuildServiceProvider();
    }

    public LanguageServer Server { get; } = new();

    public WaitingClock Clock { get; } = new();

    public ITextAnalyzer Analyzer => Get<ITextAnalyzer>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync(params TextDocument[] documents) =>
        Analyzer.AnalyzeAsync(documents, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken); // Whoever waits for a clock that stands fails, and holds nobody up.

    /// <summary>Lets pauses pass until the work is done: which of several requests waits first is not known.</summary>
    public async Task<T> LetTimePassAsync<T>(Task<T> work, TimeSpan longest)
    {
        using var done = new CancellationTokenSource();
        var passing = Clock.PassPausesAsync(longest, done.Token);
        try
        {
            return await work.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        }
        finally
        {
            await done.CancelAsync();
            await passing;
        }
    }

    /// <summary>A document that tracks each place of the names in it.</summary>
    public static TextDocument Document(string id, string title, string text, string? language, params string[] tracked)
    {
        var mentions = from name in tracked
                       from field in new[] { TextField.Title, TextField.Text }
                       let content = field == TextField.Title ? title : text
                       from at in Enumerable.Range(0, content.Length)
                       where string.CompareOrdinal(content, at, name, 0, name.Length) == 0
                       select new TargetMention(name, field, new(at, name.Length));
        return new(id, title, text, language, [.. mentions]);
    }

    public void Dispose()
    {
        _services.Dispose();
        Server.Dispose();
    }
}
