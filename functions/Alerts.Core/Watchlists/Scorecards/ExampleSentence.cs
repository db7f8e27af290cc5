using Alerts.Core.Analysis;
using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Scorecards;

internal static class ExampleSentence
{
    private const int Longest = 300;

    /// <summary>The sentence around a place, cut where it is very long.</summary>
    public static string Around(string text, TextRange place)
    {
        var before = place.Start == 0 ? -1 : text.LastIndexOf('\n', place.Start - 1);
        var after = text.IndexOf('\n', place.Start);
        var paragraph = text[(before + 1)..(after < 0 ? text.Length : after)];
        var at = place.Start - before - 1;
        var sentence = SentenceSplitter.Split(paragraph).LastOrDefault(sentence => sentence.Start <= at, new TextRange(0, paragraph.Length));
        if (sentence.Length <= Longest)
            return paragraph.Substring(sentence.Start, sentence.Length);
        var start = Math.Clamp(at - (Longest / 3), sentence.Start, sentence.End - Longest);
        return $"…{paragraph.Substring(start, Longest).Trim()}…";
    }
}
