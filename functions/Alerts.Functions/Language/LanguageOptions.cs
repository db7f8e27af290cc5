using System.ComponentModel.DataAnnotations;
using Alerts.Core.Analysis;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Language;

/// <summary>Access to Azure AI Language and what it may cost, section <c>Language</c>.</summary>
public sealed class LanguageOptions
{
    public const string Section = "Language";

    /// <summary>Of the Language resource: https://NAME.cognitiveservices.azure.com.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Where it is empty the app's identity signs in.</summary>
    public string Key { get; set; } = "";

    /// <summary>Text records of a calendar month (UTC), over all instances. A record is up to 1,000 characters for each feature asked.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Language:MonthlyRecords must be at least 1. To send nothing set Analysis:Analyzer to embedded.")]
    public int MonthlyRecords { get; set; } = 25_000;

    /// <summary>The share of <see cref="MonthlyRecords"/> at which the log warns, once a month.</summary>
    [Range(0.01, 1, ErrorMessage = "Language:WarnAtShare must be from 0.01 to 1; 0.8 warns at 80 % of Language:MonthlyRecords.")]
    public double WarnAtShare { get; set; } = 0.8;

    /// <summary>Over all instances. What does not fit waits for the next minute.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Language:RecordsPerMinute must be at least 1.")]
    public int RecordsPerMinute { get; set; } = 1_000;

    /// <summary>For all texts of a batch, with every wait and repetition: an alert must not be late for its tone.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:02:00", ErrorMessage = "Language:TimeLimit must be from 00:00:05 to 00:02:00.")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>For one answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Language:RequestTimeout must be from 00:00:01 to 00:01:00.")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Of one instance; fewer while the service asks for patience.</summary>
    [Range(1, 64, ErrorMessage = "Language:MostRequestsAtOnce must be from 1 to 64.")]
    public int MostRequestsAtOnce { get; set; } = 8;

    /// <summary>How long answers are kept for the same text.</summary>
    [Range(1, 400, ErrorMessage = "Language:KeepDays must be from 1 to 400.")]
    public int KeepDays { get; set; } = 30;

    /// <summary>Characters of title and text. The embedded analyser reads what is longer, so that no single article eats up the month.</summary>
    [Range(1_000, 500_000, ErrorMessage = "Language:LongestText must be from 1,000 to 500,000 characters.")]
    public int LongestText { get; set; } = 30_000;

    /// <summary>Asks for full names, too ("Trump" is Donald Trump), in English and Spanish. A third of the records.</summary>
    public bool LinksEntities { get; set; } = true;
}

/// <summary>Only an app that uses the service must be able to reach it.</summary>
internal sealed class LanguageOptionsValidator(IOptions<AnalyzerOptions> choice, IOptions<AnalysisOptions> analysis) : IValidateOptions<LanguageOptions>
{
    public ValidateOptionsResult Validate(string? name, LanguageOptions options)
    {
        if (!IsUsed())
            return ValidateOptionsResult.Success;
        if (string.IsNullOrWhiteSpace(options.Endpoint))
            return ValidateOptionsResult.Fail(
                "Analysis:Analyzer is 'azure', and Language:Endpoint is missing. Set it to the endpoint of your Language resource, "
                + "such as https://NAME.cognitiveservices.azure.com, or set Analysis:Analyzer to embedded.");
        if (options.TimeLimit > analysis.Value.StopAfter)
            return ValidateOptionsResult.Fail(
                $"Language:TimeLimit is {options.TimeLimit}. Set it to 90 % of Analysis:LongestWait ({analysis.Value.LongestWait}) at most, "
                + "so that a batch keeps the answers that came in time.");
        return Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var endpoint)
            && (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
            && endpoint.Query.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Language:Endpoint is '{options.Endpoint}'. Set it to an https address without query, such as https://NAME.cognitiveservices.azure.com.");
    }

    private bool IsUsed()
    {
        try
        {
            return choice.Value.IsAzure;
        }
        catch (OptionsValidationException)
        {
            return false; // Which is told for itself.
        }
    }
}
