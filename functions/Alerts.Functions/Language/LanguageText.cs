using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;

namespace Alerts.Functions.Language;

/// <summary>A document's title and text on their way to the service. Who is tracked in them plays no part.</summary>
internal sealed record LanguageText(string Key, JoinedText Joined, IReadOnlyList<TextRange> Pieces, string? Language, int Records)
{
    /// <summary>Changes when what is kept of an answer does.</summary>
    private const string KeptForm = "1";

    public static LanguageText Of(TextDocument document, bool linksEntities)
    {
        var joined = new JoinedText(document.Title, document.Text);
        TextRange[] pieces = [.. TextPieces.Cut(joined.Text).Where(piece => !joined.Text.AsSpan(piece.Start, piece.Length).IsWhiteSpace())];
        var language = LanguageTag.ForService(document.Language);
        var links = linksEntities && (language is null || LanguageTag.HasLinking(language));
        var once = pieces.Sum(piece => TextPieces.Records(joined.Text.AsSpan(piece.Start, piece.Length)));
        return new(
            StableId.Of("language", KeptForm, document.Title, document.Text, language ?? "", LanguageClient.ApiVersion, LanguageClient.ModelVersion, links ? "linked" : ""),
            joined,
            pieces,
            language,
            (once * (links ? 3 : 2)) + (language is null && once > 0 ? 1 : 0));
    }

    /// <summary>What a text would need, without a look at it: its characters may be longer than a code unit.</summary>
    public static int RoughRecords(int length, bool linksEntities) => TextPieces.RoughRecords(length) * (linksEntities ? 3 : 2);

    public string Piece(TextRange piece) => Joined.Text.Substring(piece.Start, piece.Length);
}
