using Alerts.Core.Analysis.Tones;

namespace Alerts.Training.Tone;

/// <param name="Precision">Of the targets to which a speaker was given, how many have one.</param>
/// <param name="Recall">Of the targets that have a speaker, to how many one was given.</param>
/// <param name="RightName">Of the found speakers that have a name, how many were called by it.</param>
internal sealed record SpeakerScore(double Precision, double Recall, double RightName)
{
    public static SpeakerScore Of(IEnumerable<LabelledTarget> targets)
    {
        var reader = new SpeakerReader();
        var (found, labelled, both, named, right) = (0, 0, 0, 0, 0);
        foreach (var target in targets)
        {
            var voice = reader.Read(target.Text, new(0, target.Text.Length), target.Range);
            found += voice is null ? 0 : 1;
            labelled += target.Speaker is null ? 0 : 1;
            if (voice is null || target.Speaker is null)
                continue;
            both++;
            if (target.Speaker == "?")
                continue;
            named++;
            right += voice.Speaker is { } name && (Holds(name, target.Speaker) || Holds(target.Speaker, name)) ? 1 : 0;
        }

        return new((double)both / Math.Max(1, found), (double)both / Math.Max(1, labelled), (double)right / Math.Max(1, named));
    }

    private static bool Holds(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
