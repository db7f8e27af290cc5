using Alerts.Core.Analysis;
using Alerts.Evaluation.Baselines;
using Alerts.Evaluation.Samples;
using Alerts.Training.Tone;

namespace Alerts.Evaluation.Reporting;

/// <summary>Tone towards somebody and of sentences: on our own sentences held out, and on outside sets.</summary>
internal static class ToneSections
{
    private const string Shipped = "Alerts, embedded";
    private const string HeldOut = "Alerts, held out";

    private static readonly IReadOnlyList<(string Name, string Code)> s_languages = [("English", LanguageGuess.English), ("Spanish", LanguageGuess.Spanish)];

    /// <param name="nlp">Null where there are no outside sets.</param>
    public static void Write(MarkdownReport report, DirectoryInfo? nlp, HeldOutTones heldOut, ToneRivals rivals, TextWriter log)
    {
        report.Heading(2, "Tone towards somebody");
        report.Paragraph($"Training minimises convex functions from zero and draws nothing at random, so that there are no seeds to compare. \"{Shipped}\" are the shipped models. \"{HeldOut}\" are models trained as those are on {ToneTrainer.Folds - 1} of {ToneTrainer.Folds} parts of the texts and asked about the part left out, each part in turn.");
        if (nlp is not null)
            AddNews(report, nlp, heldOut, rivals, log);
        AddOwn(report, heldOut, rivals, log);
        if (nlp is not null)
            AddSnippets(report, nlp, heldOut, rivals, log);
    }

    private static void AddNews(MarkdownReport report, DirectoryInfo nlp, HeldOutTones heldOut, ToneRivals rivals, TextWriter log)
    {
        const string About = "No weight was learnt from them, and the settings of today are chosen without them; their figures were read while the models were built.";
        var analyzer = new EmbeddedAnalyzer();
        var english = NewsTargets.Read(PathIn(nlp, "dev/newsmtsc_rw_dev.jsonl"));
        var learnt = english.Count(example => heldOut.IsLearnt(example.Text));
        Add("English political news", $"Real-world part of NewsMTSC, development set. {About} Mentions whose sentence stands in the training set as well: {Figures.Number(learnt)}.", english, rivals.Tones);
        Add("Spanish political headlines", $"Headlines of Argentine papers on politicians. {About}", SpanishHeadlines.Read(PathIn(nlp, "dev/es_political_headlines_dev.json")), rivals.SpanishTones);

        void Add(string title, string about, IReadOnlyList<TonedMention> examples, IEnumerable<(string, Func<TonedMention, ToneEstimate>)> others) =>
            AddMentions(report, log, title, about, examples, [(Shipped, example => example.Ask(analyzer)), .. others]);
    }

    private static void AddOwn(MarkdownReport report, HeldOutTones heldOut, ToneRivals rivals, TextWriter log)
    {
        foreach (var (name, language) in s_languages)
        {
            var answers = heldOut.Tones(language);
            if (answers.Count == 0)
                continue;
            var byMention = answers.ToDictionary(answer => answer.Mention, answer => answer.Answer);
            AddMentions(
                report,
                log,
                $"Own sentences, {name}",
                "Parts are drawn by sentence: another sentence of the same story, by the same hand, may have been learnt. Settings were chosen on these answers, and confidence is scaled on them, which changes no best guess.",
                [.. answers.Select(answer => answer.Mention)],
                [(HeldOut, example => byMention[example]), .. language == LanguageGuess.Spanish ? rivals.SpanishTones : rivals.Tones]);
        }

        report.Heading(3, "Good and bad news, own sentences");
        report.Paragraph("What happens to somebody, whatever is thought of them; held out in the same way.");
        NewsSection.Write(report, s_languages.Select(language => (language.Name, heldOut.News(language.Code))), HeldOut);

        report.Heading(3, "Whose attitude it is, own sentences");
        report.Paragraph("Precision: of the mentions to which a speaker was given, how many have one. Recall: of those that have one, to how many one was given. Right name: of the found speakers with a name, how many were called by it. Rules find them: no weight is learnt, so that nothing is held out, and whoever wrote the rules could read the sentences.");
        SpeakerSection.Write(report, s_languages.Select(language => (language.Name, heldOut.Speakers(language.Code))));
    }

    private static void AddMentions(
        MarkdownReport report,
        TextWriter log,
        string title,
        string about,
        IReadOnlyList<TonedMention> examples,
        IReadOnlyList<(string, Func<TonedMention, ToneEstimate>)> contenders)
    {
        log.WriteLine($"Tone towards somebody: {title}");
        report.Heading(3, $"{title} ({Figures.Number(examples.Count)} mentions)");
        report.Paragraph(about);
        ToneSection.Write(report, examples, contenders);
    }

    private static void AddSnippets(MarkdownReport report, DirectoryInfo nlp, HeldOutTones heldOut, ToneRivals rivals, TextWriter log)
    {
        log.WriteLine("Tone of sentences");
        var snippets = RatedSnippets.Read(PathIn(nlp, "train/nyt_editorial_dev.tsv"));
        var articles = snippets.DistinctBy(snippet => snippet.Article).Count();
        report.Heading(2, "Tone of sentences");
        report.Paragraph($"Pearson's r with the mean of people's ratings, {Figures.Number(snippets.Count)} snippets of {Figures.Number(articles)} editorials. The shipped models have learnt from these snippets; here each is asked of a model that has not learnt it (\"{HeldOut}\", as above). Parts are drawn by snippet: others of the same editorial may have been learnt. Settings, and the three numbers that turn a valence into probabilities, were chosen on these answers.");
        SnippetSection.Write(report, snippets, [(HeldOut, heldOut.ScoreOf), .. rivals.Scores]);
    }

    private static string PathIn(DirectoryInfo folder, string file) => Path.Combine(folder.FullName, file);
}
