using Alerts.Core.Analysis;
using Alerts.Evaluation.Predicting;
using Microsoft.Extensions.Configuration;

namespace Alerts.Core.Tests.Evaluation;

public sealed class AnalyzerChoiceTests
{
    private static readonly IConfiguration s_nothing = new ConfigurationBuilder().Build();

    [Fact]
    public void The_embedded_analyser_needs_no_setting() =>
        Assert.IsType<EmbeddedAnalyzer>(AnalyzerChoice.Create(AnalyzerChoice.Embedded, s_nothing));

    [Fact]
    public void The_Azure_analyser_is_made_of_the_apps_settings()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Language:Endpoint"] = "https://example.cognitiveservices.azure.com", ["Language:Key"] = "key" })
            .Build();

        Assert.Equal("azure", AnalyzerChoice.Create(AnalyzerChoice.Azure, settings).Name);
    }

    [Fact]
    public void A_missing_setting_and_an_unknown_analyser_are_named()
    {
        Assert.Contains("Language:Endpoint is missing", Assert.Throws<InputException>(() => AnalyzerChoice.Create(AnalyzerChoice.Azure, s_nothing)).Message, StringComparison.Ordinal);
        Assert.Equal("There is no analyzer \"oracle\"; choose embedded or azure.", Assert.Throws<InputException>(() => AnalyzerChoice.Create("oracle", s_nothing)).Message);
    }
}
