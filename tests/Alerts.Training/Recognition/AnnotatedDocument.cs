using Alerts.Core.Articles;

namespace Alerts.Training.Recognition;

/// <summary>A short article with its names marked. The headline, where there is one, is the first sentence.</summary>
/// <param name="Source">File and line, for messages.</param>
/// <param name="IsOwn">Written by us, not from an open set.</param>
public sealed record AnnotatedDocument(string Source, string Language, bool IsOwn, IReadOnlyList<AnnotatedSentence> Sentences)
{
    public string File => Source[..Source.LastIndexOfAny([':', '#'])];
}

public sealed record AnnotatedSentence(string Text, bool IsHeadline, IReadOnlyList<AnnotatedName> Names);

/// <param name="Type">PER, ORG, LOC, FAC, LAW, EVT or MISC: see guidelines.md.</param>
public sealed record AnnotatedName(TextRange Range, string Type);
