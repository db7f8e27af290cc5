using System.Globalization;
using System.Text.Json;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;
using Alerts.Evaluation;
using Alerts.Evaluation.Predicting;

namespace Alerts.Core.Tests.Evaluation;

public sealed class PredictCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly StringWriter _errors = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Short_names_of_tracked_persons_are_found_with_the_callers_ids()
    {
        const string Questions = """
            {"id":7,"text":"Kilmar Abrego García left. 👮🏽 Abrego García spoke to Ana Ruiz; Ruiz listened.","tracked":[{"entity":1,"name":"Kilmar Abrego García"},{"entity":"b","name":"Ana Ruiz"}]}

            {"id":"none","text":"Nobody came.","tracked":[{"entity":1,"name":"Kilmar Abrego García"}]}
            """;

        Assert.Equal(ExitCode.Success, await RunAsync(PredictCommand.Aliases, Questions));

        Assert.Equal(
            [
                """{"id":7,"mentions":[{"entity":1,"start":0,"end":20},{"entity":1,"start":32,"end":45},{"entity":"b","start":55,"end":63},{"entity":"b","start":65,"end":69}]}""",
                """{"id":"none","mentions":[]}""",
            ],
            Lines());
    }

    [Fact]
    public async Task Entities_have_the_place_in_the_text_and_the_names_of_types_that_scorers_know()
    {
        var analyzer = new ScriptedAnalyzer(document => Analysis(document) with
        {
            Entities =
            [
                new(TextField.Text, new(0, 5), EntityType.Facility, "CECOT", "CECOT", 0.9),
                new(TextField.Text, new(9, 4), EntityType.Other, "iPad", "iPad", 0.9),
            ],
        });

        Assert.Equal(ExitCode.Success, await RunAsync(PredictCommand.Entities, """{"id":"1","text":"CECOT or iPad","language":"en"}""", analyzer));

        Assert.Equal(["""{"id":"1","entities":[{"start":0,"end":5,"type":"FACILITY","text":"CECOT"}]}"""], Lines());
    }

    [Fact]
    public async Task The_tone_towards_a_target_is_that_of_the_sentences_that_name_it()
    {
        const string Text = "A is here. B is there. A is gone.";
        var analyzer = new ScriptedAnalyzer(document => Toned(
            document,
            new Sentence(TextField.Text, new(0, 10), new(0.8, 0.2, 0)),
            new Sentence(TextField.Text, new(11, 11), new(0, 0.2, 0.8)),
            new Sentence(TextField.Text, new(23, 10), new(0, 0.6, 0.4))));

        var exitCode = await RunAsync(PredictCommand.Targets, $$"""
            {"id":"a","text":"{{Text}}","start":0,"end":1,"mention":"A"}
            {"id":"both","text":"{{Text}}","start":0,"end":1,"mention":"A","others":[{"start":23,"end":24}]}
            {"id":"b","text":"{{Text}}","start":10,"end":12,"mention":"B"}
            """, analyzer);

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Equal(
            [
                """{"id":"a","label":"negative","scores":{"negative":0.8,"neutral":0.2,"positive":0}}""",
                """{"id":"both","label":"neutral","scores":{"negative":0.4,"neutral":0.4,"positive":0.2},"unclear":true}""",
                """{"id":"b","label":"positive","scores":{"negative":0,"neutral":0.2,"positive":0.8}}""",
            ],
            Lines());
    }

    [Fact]
    public async Task The_tone_of_a_text_is_its_score_and_the_best_guess()
    {
        var analyzer = new ScriptedAnalyzer(document => Analysis(document) with { Tone = new(0.25, 0.25, 0.5) });

        Assert.Equal(ExitCode.Success, await RunAsync(PredictCommand.Sentences, """{"id":"1","text":"Good.","language":"en"}""", analyzer));

        Assert.Equal(["""{"id":"1","score":0.25,"label":"positive"}"""], Lines());
    }

    [Fact]
    public async Task Answers_keep_the_order_of_the_questions_however_many_there_are()
    {
        var questions = Enumerable.Range(0, 100).Select(number => $$"""{"id":{{number}},"text":"Text {{number}}."}""");
        var analyzer = new ScriptedAnalyzer(document => Analysis(document) with { Tone = ToneEstimateOf(document.Text) }) { Reversed = true };

        Assert.Equal(ExitCode.Success, await RunAsync(PredictCommand.Sentences, string.Join('\n', questions), analyzer));

        var answers = Lines().Select(line => JsonElement.Parse(line)).ToArray();
        Assert.Equal(Enumerable.Range(0, 100), answers.Select(answer => answer.GetProperty("id").GetInt32()));
        Assert.Equal(Enumerable.Range(0, 100), answers.Select(answer => (int)Math.Round(100 * answer.GetProperty("score").GetDouble())));

        // "Text 7." is positive with 7 %.
        static ToneEstimate ToneEstimateOf(string text)
        {
            var share = int.Parse(text[5..^1], CultureInfo.InvariantCulture) / 100.0;
            return new(0, 1 - share, share);
        }
    }

    [Theory]
    [InlineData("ner", "{\"id\":1,\"text\":\"A\"}\n{\"id\":", "in.jsonl, line 2: expected an object such as {\"id\"")]
    [InlineData("ner", "{\"id\":1}", "in.jsonl, line 1: expected an object such as {\"id\"")]
    [InlineData("sentences", "\n{\"id\":1,\"text\":null}", "in.jsonl, line 2: expected an object such as {\"id\"")]
    [InlineData("sentences", "null", "in.jsonl, line 1: expected an object, not null.")]
    [InlineData("targets", "{\"id\":1,\"text\":\"Ana\",\"start\":0}", "in.jsonl, line 1: expected an object such as {\"id\"")]
    [InlineData("targets", "{\"id\":1,\"text\":\"Ana\",\"start\":1,\"end\":4}", "in.jsonl, line 1: no part of the text, which has 3 UTF-16 units, is at 1 to 4.")]
    [InlineData("targets", "{\"id\":1,\"text\":\"Ana\",\"start\":-1,\"end\":2}", "in.jsonl, line 1: no part of the text")]
    [InlineData("targets", "{\"id\":1,\"text\":\"A  B\",\"start\":1,\"end\":3}", "in.jsonl, line 1: there is nothing but white space at 1 to 3.")]
    [InlineData("aliases", "{\"id\":1,\"text\":\"Ana\",\"tracked\":[{\"entity\":1,\"name\":\"?\"}]}", "in.jsonl, line 1: ")]
    [InlineData("aliases", "{\"id\":1,\"text\":\"Ana\",\"tracked\":[{\"entity\":1,\"name\":\"Ana\"},{\"entity\":1,\"name\":\"Eva\"}]}", "in.jsonl, line 1: ")]
    public async Task A_line_that_cannot_be_read_is_named_and_nothing_is_left_half_written(string task, string questions, string message)
    {
        await File.WriteAllTextAsync(FileAt("out.jsonl").FullName, "before", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.BadInput, await RunAsync(task, questions));

        Assert.StartsWith(message, _errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(["before"], Lines());
        Assert.Equal(["in.jsonl", "out.jsonl"], _folder.EnumerateFiles().Select(file => file.Name).Order());
    }

    [Fact]
    public async Task A_document_that_the_analyser_leaves_out_is_named()
    {
        var analyzer = new ScriptedAnalyzer(document => document.Text == "B." ? null : Analysis(document));

        Assert.Equal(ExitCode.Failed, await RunAsync(PredictCommand.Sentences, "{\"id\":1,\"text\":\"A.\"}\n{\"id\":2,\"text\":\"B.\"}", analyzer));

        Assert.Equal("in.jsonl, line 2: the analyzer scripted has not read it.", _errors.ToString().Trim());
        Assert.False(FileAt("out.jsonl").Exists);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var exitCode = await PredictCommand.RunAsync(
            PredictCommand.Entities, FileAt("nowhere.jsonl"), FileAt("out.jsonl"), () => new EmbeddedAnalyzer(), _errors, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.BadInput, exitCode);
        Assert.Contains("nowhere.jsonl", _errors.ToString(), StringComparison.Ordinal);
    }

    private static TextAnalysis Analysis(TextDocument document) => new(document.Id, "en", "scripted", []);

    private static TextAnalysis Toned(TextDocument document, params Sentence[] sentences) =>
        new(document.Id, "en", "scripted", sentences) { Targets = TargetTones.Of(document, sentences, (each, _) => new(each.Field, each.Range, each.Estimate, each.Estimate, null)) };

    private async Task<int> RunAsync(string task, string questions, ITextAnalyzer? analyzer = null)
    {
        await File.WriteAllTextAsync(FileAt("in.jsonl").FullName, questions, TestContext.Current.CancellationToken);
        return await PredictCommand.RunAsync(
            task, FileAt("in.jsonl"), FileAt("out.jsonl"), () => analyzer ?? new EmbeddedAnalyzer(), _errors, TestContext.Current.CancellationToken);
    }

    private string[] Lines() => File.ReadAllLines(FileAt("out.jsonl").FullName);

    private FileInfo FileAt(string name) => new(Path.Combine(_folder.FullName, name));

    /// <summary>Says what it is told to; null: it leaves the document out.</summary>
    private sealed class ScriptedAnalyzer(Func<TextDocument, TextAnalysis?> analyze) : ITextAnalyzer
    {
        public string Name => "scripted";

        public bool Reversed { get; init; }

        public Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken)
        {
            var analyses = documents.Select(analyze).OfType<TextAnalysis>();
            return Task.FromResult<IReadOnlyList<TextAnalysis>>([.. Reversed ? analyses.Reverse() : analyses]);
        }
    }
}
