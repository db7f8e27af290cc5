using Alerts.Core.Analysis;
using Alerts.Core.Articles;

namespace Alerts.Functions.Language;

/// <summary>Puts the answers about the pieces of a text together again, in places of title and text.</summary>
internal static class ReadingBuilder
{
    /// <summary>The service rounds each score to two decimals.</summary>
    private const double Rounding = 0.1;

    /// <param name="answers">All that is asked of the text.</param>
    /// <returns>Null when an answer cannot be true, such as a sentence beyond the end: then none of it is believed.</returns>
    public static LanguageReading? Build(LanguageText text, TextAnswers answers) => answers.Pieces.All(IsSound)
        ? new(answers.Language ?? LanguageGuess.English, Sentences(text.Joined, answers.Pieces), EntityReading.Of(text.Joined, answers.Pieces))
        : null;

    private static List<ReadSentence> Sentences(JoinedText joined, IReadOnlyList<PieceAnswers> answers)
    {
        var found = answers
            .SelectMany(answer => answer.Sentiment!.Sentences.Select(sentence => (answer.Piece, Sentence: sentence)))
            .SelectMany(found => joined.PlacesOf(found.Piece.Start + found.Sentence.Offset, found.Sentence.Length)
                .Select(place => new ReadSentence(
                    place.Field, place.Range, SentimentTones.OfSentence(found.Sentence), Opinions(joined, found.Piece, found.Sentence, place.Field))))
            .OrderBy(sentence => sentence.Field).ThenBy(sentence => sentence.Range.Start);
        var sentences = new List<ReadSentence>();
        foreach (var sentence in found)
        {
            if (sentences is not [.., var last] || last.Field != sentence.Field || last.Range.End <= sentence.Range.Start)
                sentences.Add(sentence);
        }
        return sentences;
    }

    private static ReadOpinion[] Opinions(JoinedText joined, TextRange piece, SentenceSentiment sentence, TextField field) =>
    [
        .. sentence.Opinions
            .SelectMany(opinion => opinion.Assessments
                .Select(assessment => (assessment.Offset, assessment.Length, Tone: SentimentTones.Of(assessment.Sentiment, assessment.ConfidenceScores)))
                .Append((opinion.Target.Offset, opinion.Target.Length, Tone: SentimentTones.Of(opinion.Target.Sentiment, opinion.Target.ConfidenceScores))))
            .Distinct() // One assessment may be of several targets.
            .SelectMany(said => joined.PlacesOf(piece.Start + said.Offset, said.Length)
                .Where(place => place.Field == field)
                .Select(place => new ReadOpinion(place.Range, said.Tone))),
    ];

    private static bool IsSound(PieceAnswers answers)
    {
        var length = answers.Piece.Length;
        return answers is { Entities: not null, Sentiment: not null }
            && answers.Entities.All(entity => IsPlace(entity.Offset, entity.Length) && IsShare(entity.ConfidenceScore))
            && (answers.Linked ?? []).All(linked => linked.Matches.All(match => match is not null && IsPlace(match.Offset, match.Length) && IsShare(match.ConfidenceScore)))
            && answers.Sentiment.Sentences.Count > 0
            && answers.Sentiment.Sentences.All(sentence =>
                IsPlace(sentence.Offset, sentence.Length)
                && IsDistribution(sentence.ConfidenceScores)
                && sentence.Opinions.All(opinion =>
                    IsPlace(opinion.Target.Offset, opinion.Target.Length)
                    && IsDistribution(opinion.Target.ConfidenceScores)
                    && opinion.Assessments.All(assessment =>
                        IsPlace(assessment.Offset, assessment.Length) && IsDistribution(assessment.ConfidenceScores))));

        bool IsPlace(int offset, int extent) => offset >= 0 && extent >= 0 && offset <= length - extent;
    }

    private static bool IsShare(double score) => score is >= 0 and <= 1;

    private static bool IsDistribution(SentimentConfidenceScores scores) =>
        IsShare(scores.Positive) && IsShare(scores.Neutral) && IsShare(scores.Negative)
        && Math.Abs(scores.Positive + scores.Neutral + scores.Negative - 1) <= Rounding;
}
