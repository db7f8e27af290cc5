using Alerts.Core.Analysis;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Language;

public static class LanguageRegistration
{
    public const string TokenScope = "https://cognitiveservices.azure.com/.default";

    /// <summary>
    /// The analyser that <c>Analysis:Analyzer</c> names. Where no storage is registered before, records are not counted and answers not kept.
    /// </summary>
    public static IServiceCollection AddLanguage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AnalyzerOptions>().Bind(configuration.GetSection(AnalyzerOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AnalyzerOptions>, AnalyzerOptionsValidator>());
        services.AddOptions<LanguageOptions>().Bind(configuration.GetSection(LanguageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LanguageOptions>, LanguageOptionsValidator>());

        services.AddAzureClientsCore();
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EmbeddedAnalyzer>();
        services.TryAddSingleton<IRecordCounters, UncountedRecords>();
        services.TryAddSingleton<IKeptReadings, NoKeptReadings>();
        services.AddSingleton<LanguageMetrics>();
        services.AddSingleton<LanguageBudget>();
        services.AddSingleton<LanguageGate>();
        services.AddSingleton<LanguageReader>();
        services.AddSingleton<AzureAnalyzer>();
        services.AddSingleton(provider => new KeptReadingsAge(
            provider.GetRequiredService<IKeptReadings>(), provider.GetRequiredService<IOptions<LanguageOptions>>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<KeptReadingsAge>>()));
        services.AddSingleton(provider => CreateClient(provider, configuration.GetSection(LanguageOptions.Section)));
        services.AddSingleton<ITextAnalyzer>(provider => provider.GetRequiredService<IOptions<AnalyzerOptions>>().Value.IsAzure
            ? provider.GetRequiredService<AzureAnalyzer>()
            : provider.GetRequiredService<EmbeddedAnalyzer>());
        return services;
    }

    /// <summary>For tools that run beside the app: reads section <c>Language</c>, counts no records and keeps no answers.</summary>
    /// <exception cref="OptionsValidationException">A setting is missing or wrong.</exception>
    public static ITextAnalyzer CreateAzureAnalyzer(IConfiguration configuration)
    {
        var services = new ServiceCollection().AddLanguage(configuration);
        services.Configure<AnalyzerOptions>(options => options.Analyzer = AnalyzerOptions.Azure);
        return services.BuildServiceProvider().GetRequiredService<AzureAnalyzer>();
    }

    private static LanguageClient CreateClient(IServiceProvider provider, IConfigurationSection section)
    {
        var options = provider.GetRequiredService<IOptions<LanguageOptions>>().Value;
        var clientOptions = new LanguageClientOptions();
        clientOptions.Retry.MaxRetries = 0; // The gate repeats: it knows the batch's deadline and what the other requests were told.
        clientOptions.Transport = provider.GetService<HttpPipelineTransport>() ?? clientOptions.Transport;
        HttpPipelinePolicy access = string.IsNullOrWhiteSpace(options.Key)
            ? new BearerTokenAuthenticationPolicy(CredentialOf(provider, section), TokenScope)
            : new KeyPolicy(options.Key);
        return new(HttpPipelineBuilder.Build(clientOptions, access), new Uri(options.Endpoint), provider.GetRequiredService<TimeProvider>());
    }

    /// <summary>As for the storage account: the section may choose an identity, such as a user-assigned one by its <c>clientId</c>.</summary>
    private static TokenCredential CredentialOf(IServiceProvider provider, IConfigurationSection section) =>
        provider.GetService<TokenCredential>() ?? provider.GetRequiredService<AzureComponentFactory>().CreateTokenCredential(section);

    private sealed class LanguageClientOptions : ClientOptions;

    private sealed class KeyPolicy(string key) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", key);
    }
}
