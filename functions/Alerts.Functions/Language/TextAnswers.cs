using Alerts.Core.Articles;

namespace Alerts.Functions.Language;

/// <summary>What the service has said of a text so far; kept, so that none of it is paid for twice.</summary>
/// <param name="Language">Null until it is detected.</param>
/// <param name="Pieces">One for each piece of the text.</param>
/// <param name="Refusal">Why there will be no answer however often it is asked; null where there may be one.</param>
internal sealed record TextAnswers(string? Language, IReadOnlyList<PieceAnswers> Pieces, string? Refusal = null)
{
    /// <summary>An answered request may leave a document out so often; each time is paid for.</summary>
    public const int MostOmissions = 3;

    /// <summary>How often an answered request left out what was asked of this text.</summary>
    public int Omissions { get; init; }

    public static TextAnswers None(LanguageText text) => new(text.Language, [.. text.Pieces.Select(piece => new PieceAnswers(piece))]);
}

/// <summary>Answers about one piece of a text; null where there is none yet.</summary>
/// <param name="Linked">Stays null where full names are not asked for.</param>
internal sealed record PieceAnswers(
    TextRange Piece, IReadOnlyList<CategorizedEntity>? Entities = null, IReadOnlyList<LinkedEntity>? Linked = null, DocumentSentiment? Sentiment = null);
