using Alerts.Core.Analysis;
using Alerts.Core.Analysis.Recognition;
using Alerts.Core.Analysis.Tones;
using Alerts.Core.Articles;

namespace Alerts.Training.Tone;

/// <param name="Precision">Of the targets to which a speaker was given, how many have one.</param>
/// <param name="Recall">Of the targets that have a speaker, to how many one was given.</param>
/// <param name="RightName">Of the found speakers that have a name, how many were called by it; "the judge" is no name.</param>
/// <param name="WrongNames">Of the targets to which a speaker was given, how many were given a name that is not the speaker's.</param>
internal sealed record SpeakerScore(double Precision, double Recall, double RightName, double WrongNames)
{
    public static SpeakerScore Of(IEnumerable<LabelledTarget> targets)
    {
        var (reader, recognizer) = (new SpeakerReader(), new EntityRecognizer());
        var (found, labelled, both, named, right, wrong) = (0, 0, 0, 0, 0, 0);
        foreach (var target in targets)
        {
            var sentence = new Sentence(TextField.Text, new(0, target.Text.Length), ToneEstimate.None);
            var names = recognizer.Recognize(new("", "", target.Text, target.Language), target.Language, [sentence]);
            var voice = reader.Read(target.Text, sentence.Range, target.Range, names);
            var isRight = voice?.Speaker is { } name && target.Speaker is { } speaker && (Holds(name, speaker) || Holds(speaker, name));
            wrong += voice?.Speaker is not null && !isRight ? 1 : 0;
            found += voice is null ? 0 : 1;
            labelled += target.Speaker is null ? 0 : 1;
            if (voice is null || target.Speaker is null)
                continue;
            both++;
            if (!char.IsUpper(target.Speaker[0]) || target.Speaker.StartsWith("The ", StringComparison.Ordinal))
                continue;
            named++;
            right += isRight ? 1 : 0;
        }

        return new((double)both / Math.Max(1, found), (double)both / Math.Max(1, labelled), (double)right / Math.Max(1, named), (double)wrong / Math.Max(1, found));
    }

    private static bool Holds(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
