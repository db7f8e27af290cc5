namespace Alerts.Functions.Language;

// The names are those of the package Azure.AI.TextAnalytics, so that it can take this client's place. Offsets are UTF-16 units.

/// <param name="Language">Null where it is asked for.</param>
internal sealed record TextDocumentInput(string Id, string Text, string? Language);

/// <summary>What the service says of one document: a value or an error.</summary>
internal sealed record TextAnalyticsResult<T>(string Id, T? Value, TextAnalyticsError? Error)
    where T : class;

internal sealed record TextAnalyticsError(string Code, string Message);

/// <param name="SubCategory">Null in API versions that tell a type instead.</param>
/// <param name="Type">The finest class of API versions from 2024-11-01 on, such as <c>City</c>.</param>
internal sealed record CategorizedEntity(
    string Category, int Offset, int Length, double ConfidenceScore,
    string? SubCategory = null, string? Type = null);

internal sealed record LinkedEntity(string Name, IReadOnlyList<LinkedEntityMatch> Matches);

internal sealed record LinkedEntityMatch(int Offset, int Length, double ConfidenceScore);

internal enum TextSentiment
{
    Positive,
    Neutral,
    Negative,
    Mixed,
}

/// <param name="Neutral">Targets and assessments have none.</param>
internal sealed record SentimentConfidenceScores(double Positive, double Negative, double Neutral = 0);

internal sealed record DocumentSentiment(IReadOnlyList<SentenceSentiment> Sentences);

internal sealed record SentenceSentiment(
    TextSentiment Sentiment, SentimentConfidenceScores ConfidenceScores, int Offset, int Length, IReadOnlyList<SentenceOpinion> Opinions);

internal sealed record SentenceOpinion(TargetSentiment Target, IReadOnlyList<AssessmentSentiment> Assessments);

internal sealed record TargetSentiment(TextSentiment Sentiment, SentimentConfidenceScores ConfidenceScores, int Offset, int Length);

internal sealed record AssessmentSentiment(TextSentiment Sentiment, SentimentConfidenceScores ConfidenceScores, int Offset, int Length);

internal sealed record DetectedLanguage(string Iso6391Name, double ConfidenceScore);
