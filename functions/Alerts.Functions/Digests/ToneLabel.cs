using System.Globalization;
using Alerts.Core.Analysis;
using Alerts.Core.Digests;
using Alerts.Functions.Email;

namespace Alerts.Functions.Digests;

/// <summary>A tone in words, the same in mails, pages and texts. The sign stands by the word since colour alone does not reach everybody.</summary>
/// <param name="Name">The tone towards the entity.</param>
/// <param name="Detail">What else must be said to be honest: who speaks, and what the news is where that differs. May be empty; goes on behind the name.</param>
public sealed record ToneLabel(Tone Tone, string Symbol, string Name, string Detail)
{
    private const int LongestName = 60;

    /// <summary>With its sign, without the detail.</summary>
    public string Word => $"{Symbol} {Name}";

    public string Text => Word + Detail;

    public static ToneLabel Of(Alert alert)
    {
        var label = Of(alert.Tone);
        return alert.ToneDetails is { } details && alert.Tone != Tone.NotAnalyzed
            ? label with { Detail = Speakers(alert.Tone, details) + News(alert, details) }
            : label;
    }

    public static ToneLabel Of(Tone tone) => tone switch
    {
        Tone.Negative => new(tone, "▼", "negative", ""),
        Tone.Neutral => new(tone, "●", "neutral", ""),
        Tone.Positive => new(tone, "▲", "positive", ""),
        Tone.Unclear => new(tone, "◌", "tone unclear", ""),
        _ => new(tone, "○", "tone not yet analysed", ""),
    };

    /// <summary>Those who praise or blame the entity in the article and are not named behind its tone already; empty where there are none.</summary>
    public static string VoicesOf(Alert alert)
    {
        if (alert.ToneDetails is not { } details)
            return "";
        var named = IsSpeakers(alert.Tone, details);
        return string.Join(", ", details.Voices
            .Where(voice => !named || voice.Tone != alert.Tone)
            .Select(voice => $"{NameOf(voice.Speaker)} {Of(voice.Tone).Word}"));
    }

    /// <summary>For the foot of a digest; empty where the analyser that was meant to speak did so everywhere.</summary>
    public static string InPlaceNote(DigestContent content)
    {
        var articles = content.Groups.SelectMany(group => group.Items).Select(item => item.Alert).Concat(content.TonedSince)
            .Where(alert => alert.InPlaceOf is not null)
            .Select(alert => alert.ArticleId).Distinct().Count();
        return articles == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture,
                $"The tone of {(articles == 1 ? "1 article" : $"{articles:N0} articles")} was worked out by the built-in analyser in place of the language service.");
    }

    private static string Speakers(Tone tone, ToneDetails details)
    {
        if (!IsSpeakers(tone, details))
            return "";
        string[] speakers = [.. details.Voices.Where(voice => voice.Tone == tone).Select(voice => NameOf(voice.Speaker))];
        var names = speakers switch
        {
            [var only] => only,
            [var first, var second] => $"{first} and {second}",
            _ => $"{speakers[0]} and {speakers.Length - 1} others",
        };
        return $" ({(tone == Tone.Positive ? "praised" : "criticised")} by {names})";
    }

    /// <summary>Whether the tone is that of somebody who is quoted, and not the paper's own.</summary>
    private static bool IsSpeakers(Tone tone, ToneDetails details) =>
        details.Own.Tone != tone && tone is Tone.Negative or Tone.Positive && details.Voices.Any(voice => voice.Tone == tone);

    /// <summary>Bad news about somebody need not be criticism of them: both are told where they differ.</summary>
    private static string News(Alert alert, ToneDetails details)
    {
        if (details.News.Tone == alert.Tone || details.News.Tone is not (Tone.Negative or Tone.Positive))
            return "";
        var towards = alert.Tone == Tone.Unclear || IsSpeakers(alert.Tone, details) ? "" : $" towards {NameOf(alert.EntityName)}";
        return $"{towards} · {(details.News.Tone == Tone.Negative ? "bad" : "good")} news";
    }

    private static string NameOf(string name) => ReaderText.Shorten(ReaderText.OneLine(name), LongestName);
}
