using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Functions.Language;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Alerts.Evaluation.Predicting;

/// <summary>The analysers that can be asked, by name.</summary>
internal static class AnalyzerChoice
{
    public const string Embedded = "embedded";
    public const string Azure = "azure";

    /// <exception cref="InputException">There is no such analyser, or a setting of it is missing or wrong.</exception>
    public static ITextAnalyzer Create(string name) =>
        Create(name, new ConfigurationBuilder().AddEnvironmentVariables().Build());

    /// <param name="settings">As of the app: <c>Language__Endpoint</c> and <c>Language__Key</c>, or an identity in place of the key.</param>
    public static ITextAnalyzer Create(string name, IConfiguration settings)
    {
        try
        {
            return name switch
            {
                Embedded => new EmbeddedAnalyzer(),
                Azure => LanguageRegistration.CreateAzureAnalyzer(settings),
                _ => throw new InputException($"There is no analyzer \"{name}\"; choose {Embedded} or {Azure}."),
            };
        }
        catch (OptionsValidationException fault)
        {
            throw new InputException(fault.Message, fault);
        }
    }
}
