using Alerts.Evaluation;
using Alerts.Evaluation.Reporting;
using Alerts.Evaluation.Samples;

namespace Alerts.Core.Tests.Evaluation;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly StringWriter _log = new();
    private readonly StringWriter _errors = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_report_is_the_same_each_time_and_tells_nothing_of_the_machine()
    {
        WriteSets();

        Assert.Equal(ExitCode.Success, await RunAsync(_folder));
        var first = await ReportAsync();
        Assert.Equal(ExitCode.Success, await RunAsync(_folder));

        Assert.Equal(first, await ReportAsync());
        Assert.DoesNotContain(_folder.FullName, first, StringComparison.Ordinal);
        Assert.Contains("### own sentences, English (1 documents)", first, StringComparison.Ordinal);
        Assert.Contains("### wikigold, English (1 documents)", first, StringComparison.Ordinal);
        Assert.Contains("| Person | 1 |", first, StringComparison.Ordinal);
        Assert.Contains("| own sentences | own sentences, English |", first, StringComparison.Ordinal);
        Assert.Contains("### English political news (2 mentions)", first, StringComparison.Ordinal);
        Assert.Contains("| always negative | 50.0 | 22.2 |", first, StringComparison.Ordinal);
        Assert.Contains("### Spanish political headlines (1 mentions)", first, StringComparison.Ordinal);
        Assert.Contains("in the training set as well: 1.", first, StringComparison.Ordinal);
        Assert.Contains("### Own sentences, English (8 mentions)", first, StringComparison.Ordinal);
        Assert.Contains("### Own sentences, Spanish (8 mentions)", first, StringComparison.Ordinal);
        Assert.Contains("| English (8) | always bad | 50.0 |", first, StringComparison.Ordinal);
        Assert.Contains("| Spanish | 100.0 | 100.0 | 100.0 |", first, StringComparison.Ordinal);
        Assert.Contains("2 snippets of 1 editorials", first, StringComparison.Ordinal);
        Assert.Contains("| Alerts, held out | ", first, StringComparison.Ordinal);
        Assert.Contains("| news (1) | Alerts | 2 | 100.0 | 100.0 | 100.0 |", first, StringComparison.Ordinal);
        Assert.Contains("| news (1) | the full name only | 2 | 100.0 | 50.0 | 66.7 |", first, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_measured_has_not_been_learnt()
    {
        WriteSets();

        var recognizers = HeldOutRecognizers.Read(Path.Combine(_folder.FullName, "training"), Path.Combine(_folder.FullName, "train"));

        // Two sentences in each of seven files a language, of which one is held out.
        Assert.Equal(24, recognizers.Train(seed: 1).OwnSentences);
        Assert.Single(recognizers.OwnArticles("en"));
        Assert.Single(recognizers.OpenArticles("gum"));
    }

    [Fact]
    public void The_tone_of_a_snippet_comes_from_a_model_that_has_not_learnt_it()
    {
        // No other text has these words: only who has learnt it knows what it was rated.
        const string Text = "Zorbled hailstone quorums.";

        // Alike but for the scale, which is chosen on all answers; learnt, they are 1 apart.
        Assert.Equal(ScoreWhenRated("4"), ScoreWhenRated("-4"), tolerance: 0.05);

        double ScoreWhenRated(string valence)
        {
            WriteSets();
            // Several times, since a word that one text alone has is not learnt.
            var lines = string.Concat(Enumerable.Repeat($"\n2_1\t{valence}\t{Text}", 4));
            File.AppendAllText(Path.Combine(_folder.FullName, "train", "nyt_editorial_dev.tsv"), lines);
            return HeldOutTones.Read(Path.Combine(_folder.FullName, "training"), _folder.FullName).ScoreOf(Text);
        }
    }

    [Fact]
    public async Task Own_sentences_that_cannot_be_read_are_told_and_no_report_is_written()
    {
        WriteSets();
        Write("training/ToneSentences/en/a.txt", "[Ruiz|bad] lost.\n");

        Assert.Equal(ExitCode.BadInput, await RunAsync(_folder));

        Assert.Contains("[Ruiz|bad] lost.", _errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Report.FullName));
    }

    [Fact]
    public async Task A_baseline_that_is_not_installed_is_told()
    {
        WriteSets();

        await RunAsync(_folder);

        Assert.Contains("AFINN is not installed", await ReportAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_outside_sets_the_report_says_so()
    {
        WriteOwnSentences();

        Assert.Equal(ExitCode.Success, await RunAsync(null));

        Assert.Contains("only our own sentences are measured", await ReportAsync(), StringComparison.Ordinal);
        Assert.Contains("### own sentences, Spanish (1 documents)", await ReportAsync(), StringComparison.Ordinal);
        Assert.Contains("### Own sentences, Spanish (8 mentions)", await ReportAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("editorials", await ReportAsync(), StringComparison.Ordinal);
        Assert.Contains("No --nlp folder", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_that_is_missing_is_named_and_no_report_is_written()
    {
        WriteSets();
        File.Delete(Path.Combine(_folder.FullName, "train", "nyt_editorial_dev.tsv"));

        Assert.Equal(ExitCode.BadInput, await RunAsync(_folder));

        Assert.Contains("nyt_editorial_dev.tsv", _errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Report.FullName));
    }

    private FileInfo Report => new(Path.Combine(_folder.FullName, "evaluation.md"));

    private Task<string> ReportAsync() => File.ReadAllTextAsync(Report.FullName, TestContext.Current.CancellationToken);

    private Task<int> RunAsync(DirectoryInfo? nlp) => EvaluateCommand.RunAsync(
        new(nlp, new(Path.Combine(_folder.FullName, "training")), new(Path.Combine(_folder.FullName, "rivals"))), Report, _log, _errors, TestContext.Current.CancellationToken);

    private void WriteSets()
    {
        WriteOwnSentences();
        // One of seven is held out: the last.
        var documents = string.Concat(Enumerable.Repeat("-DOCSTART-\tO\n\nAna\tB-PER\nRuiz\tI-PER\nleft\tO\nLima\tB-LOC\n.\tO\n\n", 7));
        Write("train/gum.by.tsv", documents);
        Write("train/wikigold.tsv", documents);
        Write("dev/newsmtsc_rw_dev.jsonl", """
            {"sentence_normalized":"Cruz was praised.","targets":[{"from":0,"to":4,"polarity":6}]}
            {"sentence_normalized":"Critics attacked Ruiz.","targets":[{"from":17,"to":21,"polarity":2}]}
            """);
        Write("train/newsmtsc_train.jsonl", """{"sentence_normalized":"Cruz was praised.","targets":[{"from":0,"to":4,"polarity":6}]}""");
        Write("dev/es_political_headlines_dev.json", """[{"titulo":"Critican a Macri","targets":[{"nombre":"Mauricio Macri","etiqueta":"NEG"}]}]""");
        Write("dev/gum_alias_coref_dev.json", """
            [{"genre":"news","tokens":["Ana","Ruiz","left",".","Ruiz","sang","."],"sent":[0,0,0,0,1,1,1],
              "entities":[{"type":"PER","cluster":"7","canonical":"Ana Ruiz","name_mentions":[[0,1],[4,4]]}]}]
            """);
        Write("train/nyt_editorial_dev.tsv", "1_1\t1.5\tA great success.\n1_2\t-1.5\tA sad failure.");
    }

    private void WriteOwnSentences()
    {
        Write("training/Lists/given-names.txt", "Ana\n");
        Write("training/Lists/surnames.txt", "Ruiz\n");
        Write("training/Lists/countries.txt", "Peru\n");
        Write("training/Lists/cities.txt", "Lima\n");
        WriteOwnTones("en", "[Ruiz|neg bad] was jailed.", "[Mora|pos good] has won.");
        WriteOwnTones("es", "[Ruiz|neg bad] va a la cárcel.", "Ana Mora acusó a [Ruiz|neg none by:Ana Mora] de mentir.");
        for (var file = 1; file <= 7; file++)
        {
            Write($"training/Sentences/en/news-{file}.txt", "# Talks in [Lima|LOC]\n[Ana Ruiz|PER] met the [UN|ORG] in [Lima|LOC].\n");
            Write($"training/Sentences/es/noticias-{file}.txt", "# Reunión en [Lima|LOC]\n[Ana Ruiz|PER] habló con la [ONU|ORG] en [Lima|LOC].\n");
        }
    }

    private void WriteOwnTones(string language, params string[] lines) =>
        Write($"training/ToneSentences/{language}/a.txt", string.Concat(Enumerable.Range(1, 4).SelectMany(day => lines.Select(line => $"{day}: {line}\n"))));

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
