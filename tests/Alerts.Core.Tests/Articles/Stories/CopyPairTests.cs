using Alerts.Evaluation;
using Alerts.Evaluation.Stories;

namespace Alerts.Core.Tests.Articles.Stories;

/// <summary>What a reader calls a copy, held against what the product does.</summary>
public sealed class CopyPairTests
{
    private static readonly DirectoryInfo Folder = new(Path.Combine(AppContext.BaseDirectory, "TestData", "copies"));

    private static readonly IReadOnlyList<CopyPair> Pairs = CopyPair.In(Folder);

    [Fact]
    public void Copies_are_told_from_other_articles_as_a_reader_would()
    {
        var score = CopyScore.Of(Pairs);

        Assert.True(score.Pairs >= 200, $"{score.Pairs} pairs");
        Assert.True(score.F1 >= .95, $"F1 {score.F1:0.000}");
    }

    [Fact]
    public void No_other_article_is_taken_for_a_copy_and_so_kept_from_its_reader() => Assert.Empty(CopyScore.Of(Pairs).Mistaken);

    [Fact]
    public void What_makes_a_copy_does_not_depend_on_who_came_first() =>
        Assert.All(Pairs, pair => Assert.Equal(pair.IsFound(), (pair with { A = pair.B, B = pair.A }).IsFound()));

    [Fact]
    public void The_command_prints_a_line_for_each_kind_and_the_score()
    {
        var log = new StringWriter();

        Assert.Equal(ExitCode.Success, CopiesCommand.Run(Folder, log, TextWriter.Null));

        Assert.Contains("28 of 28   new headline (copies)", log.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{Pairs.Count} pairs: precision 100.0, recall ", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("alerts-copies-");
        File.WriteAllText(Path.Combine(folder.FullName, "articles.jsonl"), """
            {"id":"one","title":"One","text":"One."}
            {"id":"two",
            """);
        var errors = new StringWriter();

        Assert.Equal(ExitCode.BadInput, CopiesCommand.Run(folder, TextWriter.Null, errors));

        Assert.Contains("articles.jsonl, line 2: ", errors.ToString(), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
