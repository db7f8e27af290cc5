using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;

namespace Alerts.Functions.Tests.Email;

/// <summary>A digest as a subscriber gets it: three names, English and Spanish, every tone and every reason.</summary>
internal static class TestDigests
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 20, 42, 0, TimeSpan.Zero);

    public static DigestContent Of(params DigestGroup[] groups) => new()
    {
        DigestId = "0123456789abcdef",
        Title = "Deportations to El Salvador",
        TimeZone = "America/New_York",
        CreatedAt = Now,
        Groups = groups,
    };

    public static DigestContent OneItem(Alert alert) => Of(new DigestGroup(alert.EntityId, alert.EntityName, [new DigestItem(alert, [])]));

    public static DigestContent Realistic() => Of(
        new DigestGroup("cecot", "CECOT",
        [
            new DigestItem(
                Alert("CECOT", "Families sue over transfers to CECOT prison", "The Beacon Ledger",
                    "Lawyers said the men were held for months at the Terrorism Confinement Center without seeing a judge.",
                    "Terrorism Confinement Center", Tone.Negative, new MatchReason("Terrorism Confinement Center", MentionKind.Alias, 2, null), new MatchReason("CECOT", MentionKind.Name, 1, null)),
                [new DigestCopy("Harbor Post", "https://harbor.example/2026/11/cecot-suit"), new DigestCopy("Radio Norte", null)]),
            new DigestItem(
                Alert("CECOT", "Crecen las denuncias por el trato en el CECOT", "La Gaceta del Istmo",
                    "Organismos de derechos humanos piden visitar el Centro de Confinamiento del Terrorismo antes de fin de año.",
                    "Centro de Confinamiento del Terrorismo", Tone.Neutral, new MatchReason("Centro de Confinamiento del Terrorismo", MentionKind.Alias, 1, null)) with { Language = "es" },
                []),
            new DigestItem(
                Alert("CECOT", "What is known about the prison deal", "Capitol Wire", "The agreement pays for a year of detention at CECOT.", "CECOT",
                    Tone.NotAnalyzed, new MatchReason("CECOT", MentionKind.Name, 4, null)),
                []),
        ]),
        new DigestGroup("abrego-garcia", "Kilmar Abrego García",
        [
            new DigestItem(
                Alert("Kilmar Abrego García", "Judge orders hearing in Abrego Garcia case", "Old Line Courier",
                    "García, who lived in Maryland with his wife and children, will appear in person, the judge ruled.", "García", Tone.Positive,
                    new MatchReason("García", MentionKind.Alias, 3, "Maryland"), new MatchReason("Abrego García", MentionKind.Alias, 1, null)),
                [.. Enumerable.Range(1, 11).Select(i => new DigestCopy($"Paper {i}", $"https://paper{i}.example/story"))]),
            new DigestItem(
                Alert("Kilmar Abrego García", "Abogados de Abrego García piden su liberación", "Diario del Puerto",
                    "La defensa de Kilmar Abrego García presentó este martes un nuevo recurso ante el tribunal federal.", "Kilmar Abrego García", Tone.Neutral,
                    new MatchReason("Kilmar Abrego García", MentionKind.Name, 2, null)) with { Language = "es" },
                []),
        ]),
        new DigestGroup("bukele", "Nayib Bukele",
        [
            new DigestItem(
                Alert("Nayib Bukele", "Bukele defends prison agreement in television interview", "The Meridian",
                    "President Nayib Bukele called the agreement a model for the region and dismissed the criticism of the courts.", "Nayib Bukele", Tone.Negative,
                    new MatchReason("Nayib Bukele", MentionKind.Name, 5, null)) with { Published = new DateTimeOffset(2025, 12, 31, 12, 0, 0, TimeSpan.Zero) },
                []),
        ]));

    /// <summary>An alert of an article whose tone has more sides than one.</summary>
    public static Alert Toned(string article)
    {
        var (bad, plain, good, unsure) = (new ToneEstimate(.8, .15, .05), new ToneEstimate(.1, .8, .1), new ToneEstimate(.05, .15, .8), new ToneEstimate(.35, .3, .35));
        var (trump, bukele, watch) = (new VoiceTone("Donald Trump", Tone.Positive), new VoiceTone("Nayib Bukele", Tone.Positive), new VoiceTone("Human Rights Watch", Tone.Negative));
        ToneDetails? details = article switch
        {
            "unclear" => new(unsure, unsure, plain, []),
            "bad news" => new(plain, plain, bad, []),
            "unclear, bad news" => new(unsure, unsure, bad, []),
            "praise" => new(good, plain, plain, [trump]),
            "praise of two" => new(good, plain, good, [trump, bukele]),
            "praise and blame" => new(good, plain, bad, [trump, watch]),
            "praise by the paper" => new(good, good, good, [trump]),
            "blame" => new(bad, plain, bad, [watch]),
            "blame by the paper" => new(bad, bad, bad, [trump]),
            _ => null,
        };
        return Alert("CECOT", $"Another day at CECOT, {article}", "The Beacon Ledger", "Lawyers visited CECOT on Friday.", "CECOT",
            details?.Estimate.Tone ?? Tone.NotAnalyzed, new MatchReason("CECOT", MentionKind.Name, 1, null)) with
        { ToneDetails = details };
    }

    public static Alert Alert(string entity, string title, string source, string sentence, string marked, Tone tone, params MatchReason[] reasons)
    {
        var id = StableIdOf(title);
        return new Alert
        {
            Id = id,
            ArticleId = id,
            FeedId = "feed",
            WatchlistId = "el-salvador",
            WatchlistVersion = 1,
            EntityId = entity,
            EntityName = entity,
            EntityType = EntityType.Other,
            Title = title,
            TitleMarks = Marks(title, entity.Split(' ')[^1]),
            Link = $"https://news.example/{id[..8]}?edition=us&ref=feed#top",
            Source = source,
            FirstSeen = Now.AddMinutes(-20),
            Published = Now.AddMinutes(-75),
            Language = "en",
            Evidence = new Evidence(sentence, Marks(sentence, marked), tone),
            Tone = tone,
            ToneScore = 0,
            Reasons = reasons,
        };
    }

    private static IReadOnlyList<TextRange> Marks(string text, string words) =>
        text.IndexOf(words, StringComparison.Ordinal) is var start and >= 0 ? [new TextRange(start, words.Length)] : [];

    private static string StableIdOf(string title) => Core.StableId.Of("article", title);
}
