using Alerts.Core.Articles;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Analysis;

/// <summary>What an analyser found in a document.</summary>
/// <param name="Language">Two-letter code, such as <c>en</c>.</param>
/// <param name="Analyzer">Which analyser says so.</param>
/// <param name="Sentences">In reading order, the title first; none overlaps another.</param>
public sealed record TextAnalysis(string DocumentId, string Language, string Analyzer, IReadOnlyList<Sentence> Sentences)
{
    /// <summary>Tone of the article: the mean over its sentences.</summary>
    public ToneEstimate Tone { get; init; } = ToneEstimate.None;

    /// <summary>In reading order, the title first; none overlaps another.</summary>
    public IReadOnlyList<RecognizedEntity> Entities { get; init; } = [];

    /// <summary>One for each target that the document's mentions name.</summary>
    public IReadOnlyList<TargetTone> Targets { get; init; } = [];

    /// <summary>The analyser that was meant to speak, where <see cref="Analyzer"/> does so in its place: a budget is spent, or the text is not for that analyser.</summary>
    public string? InPlaceOf { get; init; }
}

/// <summary>A sentence of the title or of the text; the range refers to that field.</summary>
public sealed record Sentence(TextField Field, TextRange Range, ToneEstimate Estimate)
{
    public Tone Tone => Estimate.Tone;

    /// <inheritdoc cref="ToneEstimate.Score"/>
    public double Score => Estimate.Score;
}

/// <param name="Surface">The words as they stand there.</param>
/// <param name="CanonicalName">The fullest form of the name in the document: of "García" perhaps "Kilmar Abrego García".</param>
/// <param name="Confidence">From 0 to 1.</param>
public sealed record RecognizedEntity(
    TextField Field, TextRange Range, EntityType Type, string Surface, string CanonicalName, double Confidence);

/// <summary>The tone towards a tracked entity, over the sentences that name it.</summary>
/// <param name="Tone">Towards the entity, whoever speaks.</param>
/// <param name="Own">The paper's own: only what is not somebody's speech.</param>
/// <param name="News">What happens to it. Negative: bad news about the entity, which need not be criticism of it.</param>
/// <param name="Sentences">In reading order; at least one.</param>
public sealed record TargetTone(
    string Target, ToneEstimate Tone, ToneEstimate Own, ToneEstimate News, IReadOnlyList<TargetSentence> Sentences)
{
    public static TargetTone Of(string target, IReadOnlyList<TargetSentence> sentences) => new(
        target,
        ToneEstimate.Mean(sentences.Select(sentence => sentence.Tone)),
        ToneEstimate.Mean(sentences.Where(sentence => sentence.Voice is null).Select(sentence => sentence.Tone)),
        ToneEstimate.Mean(sentences.Select(sentence => sentence.News)),
        sentences);
}

/// <param name="Voice">Whose attitude it is, where somebody is quoted or reported; null where the paper speaks.</param>
public sealed record TargetSentence(TextField Field, TextRange Range, ToneEstimate Tone, ToneEstimate News, Voice? Voice);

/// <param name="Speaker">As named in the sentence; null where the speaker has no name ("critics").</param>
public sealed record Voice(string? Speaker);
