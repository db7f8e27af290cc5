using Alerts.Core;
using Alerts.Core.Analysis;

namespace Alerts.Evaluation.Predicting;

/// <summary>The analysers that can be asked, by name.</summary>
internal static class AnalyzerChoice
{
    public const string Embedded = "embedded";
    public const string Azure = "azure";

    /// <exception cref="InputException">There is no such analyser, or its settings are missing.</exception>
    public static ITextAnalyzer Create(string name) => name switch
    {
        Embedded => new EmbeddedAnalyzer(),
        _ => throw new InputException($"There is no analyzer \"{name}\"; choose {Embedded}."),
    };
}
