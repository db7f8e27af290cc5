using Alerts.Core.Analysis;
using Alerts.Functions.Language;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Tests.Language;

public sealed class LanguageOptionsTests
{
    private const string Endpoint = "https://alerts.cognitiveservices.azure.com";

    [Fact]
    public void Without_a_setting_the_embedded_analyser_speaks()
    {
        using var services = Start();

        Assert.Equal("embedded", services.GetRequiredService<ITextAnalyzer>().Name);
    }

    [Theory]
    [InlineData("embedded", "embedded")]
    [InlineData("azure", "azure")]
    [InlineData("Azure", "azure")]
    public void One_setting_chooses_the_analyser(string setting, string name)
    {
        using var services = Start(("Analysis:Analyzer", setting), ("Language:Endpoint", Endpoint));

        Assert.Equal(name, services.GetRequiredService<ITextAnalyzer>().Name);
    }

    [Theory]
    [InlineData("Analysis:Analyzer", "amazon", "Analysis:Analyzer is 'amazon'. Set it to embedded (comes with the app, needs no account) or azure (Azure AI Language).")]
    [InlineData("Analysis:Analyzer", "", "Analysis:Analyzer is ''. Set it to embedded (comes with the app, needs no account) or azure (Azure AI Language).")]
    [InlineData("Language:Endpoint", "", "Analysis:Analyzer is 'azure', and Language:Endpoint is missing. Set it to the endpoint of your Language resource, such as https://NAME.cognitiveservices.azure.com, or set Analysis:Analyzer to embedded.")]
    [InlineData("Language:Endpoint", "alerts", "Language:Endpoint is 'alerts'. Set it to an https address without query, such as https://NAME.cognitiveservices.azure.com.")]
    [InlineData("Language:Endpoint", "http://alerts.example.org", "Language:Endpoint is 'http://alerts.example.org'. Set it to an https address without query, such as https://NAME.cognitiveservices.azure.com.")]
    [InlineData("Language:TimeLimit", "00:00:55", "Language:TimeLimit is 00:00:55. Set it to 90 % of Analysis:LongestWait (00:01:00) at most, so that a batch keeps the answers that came in time.")]
    [InlineData("Language:MonthlyRecords", "0", "DataAnnotation validation failed for 'LanguageOptions' members: 'MonthlyRecords' with the error: 'Language:MonthlyRecords must be at least 1. To send nothing set Analysis:Analyzer to embedded.'.")]
    [InlineData("Language:WarnAtShare", "80", "DataAnnotation validation failed for 'LanguageOptions' members: 'WarnAtShare' with the error: 'Language:WarnAtShare must be from 0.01 to 1; 0.8 warns at 80 % of Language:MonthlyRecords.'.")]
    public void A_wrong_setting_stops_the_start_and_says_what_to_do(string setting, string value, string message)
    {
        var failure = Assert.Throws<OptionsValidationException>(
            () => Start(("Analysis:Analyzer", "azure"), ("Language:Endpoint", Endpoint), (setting, value)));

        Assert.Equal(message, failure.Message);
    }

    [Fact]
    public void An_app_that_does_not_use_the_service_needs_none_of_its_settings()
    {
        using var services = Start(("Language:Endpoint", "none yet"));

        Assert.Equal("embedded", services.GetRequiredService<ITextAnalyzer>().Name);
    }

    [Fact]
    public async Task A_tool_beside_the_app_has_the_analyser_without_storage()
    {
        using var server = new LanguageServer();
        var analyzer = LanguageRegistration.CreateAzureAnalyzer(Configuration(("Language:Endpoint", server.Url), ("Language:Key", "key")));

        var analysis = Assert.Single(await analyzer.AnalyzeAsync([new("a", "Title", "Lawyers blamed Bukele.", null)], TestContext.Current.CancellationToken));

        Assert.Equal(("azure", "en"), (analysis.Analyzer, analysis.Language));
        Assert.Throws<OptionsValidationException>(() => LanguageRegistration.CreateAzureAnalyzer(Configuration()));
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();

    private static ServiceProvider Start(params (string Key, string Value)[] settings)
    {
        // Of two settings with one name the last holds.
        var last = settings.GroupBy(setting => setting.Key).Select(same => same.Last()).ToArray();
        var services = new ServiceCollection().AddLanguage(Configuration(last)).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services;
    }
}
