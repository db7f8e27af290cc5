using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <summary>Finds sentences and their tone.</summary>
public interface ITextAnalyzer
{
    /// <summary>Which analyser speaks; stored with what it said.</summary>
    string Name { get; }

    /// <returns>One result a document, in the order given.</returns>
    Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken);
}

/// <param name="Language">Language tag where known; else the analyser finds out.</param>
/// <param name="Names">Places that are names: "Alien Enemies Act" says nothing about tone. In any order, may overlap.</param>
public sealed record TextDocument(
    string Id,
    string Title,
    string Text,
    string? Language,
    IReadOnlyList<(TextField Field, TextRange Range)>? Names = null);

/// <param name="Language">Two-letter code, such as <c>en</c>.</param>
public sealed record TextAnalysis(string DocumentId, string Language, string Analyzer, IReadOnlyList<Sentence> Sentences);

/// <summary>A sentence of the title or of the text; ranges refer to that field.</summary>
/// <param name="Score">From −1 (negative) to 1 (positive).</param>
public sealed record Sentence(TextField Field, TextRange Range, Tone Tone, double Score);

public enum Tone
{
    /// <summary>No analyser has looked at it yet.</summary>
    NotAnalyzed,
    Negative,
    Neutral,
    Positive,
}
