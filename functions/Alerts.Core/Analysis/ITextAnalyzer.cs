namespace Alerts.Core.Analysis;

/// <summary>Finds out who is in a text, and in what tone.</summary>
public interface ITextAnalyzer
{
    /// <summary>Which analyser speaks; stored with what it said.</summary>
    string Name { get; }

    /// <returns>
    /// What could be analysed, in the order given. A document that is missing could not be read now; it may be asked for again.
    /// </returns>
    Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken);

    /// <summary>Is told of an article that nobody needs analysed, for the books of an analyser that costs money.</summary>
    void Spare(string title, string text) { }
}
