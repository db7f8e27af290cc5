using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;

namespace Alerts.Functions.Language;

/// <summary>A document's title and text on their way to the service. Who is tracked in them plays no part.</summary>
internal sealed record LanguageText(string Key, JoinedText Joined, IReadOnlyList<TextRange> Pieces, string? Language, bool LinksEntities)
{
    /// <summary>Changes when what is kept of an answer does.</summary>
    private const string KeptForm = "2";

    public static LanguageText Of(TextDocument document, bool linksEntities)
    {
        var joined = new JoinedText(document.Title, document.Text);
        TextRange[] pieces = [.. TextPieces.Cut(joined.Text).Where(piece => !joined.Text.AsSpan(piece.Start, piece.Length).IsWhiteSpace())];
        var language = LanguageTag.ForService(document.Language);
        var links = linksEntities && (language is null || LanguageTag.HasLinking(language));
        return new(
            StableId.Of("language", KeptForm, document.Title, document.Text, language ?? "", LanguageClient.ApiVersion, LanguageClient.ModelVersion, links ? "linked" : ""),
            joined,
            pieces,
            language,
            links);
    }

    /// <summary>Of a text of which nothing is known.</summary>
    public int Records => field > 0 || Pieces.Count == 0 ? field : field = RecordsLeft(TextAnswers.None(this));

    public bool IsLinked(string? language) => LinksEntities && (language is null || LanguageTag.HasLinking(language));

    /// <returns>0 where there is nothing left to ask.</returns>
    public int RecordsLeft(TextAnswers answers) => answers.Refusal is not null || Pieces.Count == 0
        ? 0
        : (answers.Language is null ? 1 : 0) + answers.Pieces.Sum(piece =>
            TextPieces.Records(Joined.Text.AsSpan(piece.Piece.Start, piece.Piece.Length))
            * ((piece.Entities is null ? 1 : 0) + (piece.Sentiment is null ? 1 : 0) + (piece.Linked is null && IsLinked(answers.Language) ? 1 : 0)));

    /// <summary>What a text would need, without a look at it: its characters may be longer than a code unit.</summary>
    public static int RoughRecords(int length, bool linksEntities) => TextPieces.RoughRecords(length) * (linksEntities ? 3 : 2);

    public string Piece(TextRange piece) => Joined.Text.Substring(piece.Start, piece.Length);
}
