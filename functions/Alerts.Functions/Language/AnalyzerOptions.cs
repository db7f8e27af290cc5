using Microsoft.Extensions.Options;

namespace Alerts.Functions.Language;

/// <summary>Who works out entities and tone, section <c>Analysis</c>.</summary>
public sealed class AnalyzerOptions
{
    public const string Section = "Analysis";
    public const string Embedded = "embedded";
    public const string Azure = "azure";

    public string Analyzer { get; set; } = Embedded;

    public bool IsAzure => Is(Azure);

    public bool Is(string analyzer) => string.Equals(Analyzer, analyzer, StringComparison.OrdinalIgnoreCase);
}

internal sealed class AnalyzerOptionsValidator : IValidateOptions<AnalyzerOptions>
{
    public ValidateOptionsResult Validate(string? name, AnalyzerOptions options) =>
        options.Is(AnalyzerOptions.Embedded) || options.IsAzure
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Analysis:Analyzer is '{options.Analyzer}'. Set it to embedded (comes with the app, needs no account) or azure (Azure AI Language).");
}
