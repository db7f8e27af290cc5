using Alerts.Core.Articles;

namespace Alerts.Training.Tone;

internal enum Source
{
    Own,
    NewsMtsc,
    Editorials,
}

/// <param name="Tone">0 negative, 1 neutral, 2 positive.</param>
/// <param name="News">What happens to the target: 0 bad, 1 nothing, 2 good; null where nobody has said.</param>
/// <param name="Speaker">Whose attitude it is: null the paper's, "?" somebody's without a name.</param>
internal sealed record LabelledTarget(
    string Text, string Language, TextRange Range, int Tone, int? News, string? Speaker, Source Source);

/// <param name="Valence">From −4 to 4.</param>
internal sealed record LabelledSentence(string Text, string Language, double Valence, Source Source);
