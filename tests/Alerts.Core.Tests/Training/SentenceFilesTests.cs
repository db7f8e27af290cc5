using Alerts.Training.Recognition;

namespace Alerts.Core.Tests.Training;

public sealed class SentenceFilesTests
{
    [Fact]
    public void Documents_headlines_and_names_are_read()
    {
        string[] lines =
        [
            "// A remark.",
            "# [Petro|PER] visits [Cali|LOC]",
            "The [Valle|LOC] thanked him.",
            "",
            "Nobody came.",
        ];

        var documents = SentenceFiles.Parse("some.txt", "en", lines).ToArray();

        Assert.Equal(["some.txt:2", "some.txt:5"], documents.Select(document => document.Source));
        var headline = documents[0].Sentences[0];
        Assert.True(headline.IsHeadline);
        Assert.Equal("Petro visits Cali", headline.Text);
        Assert.Equal([new(new(0, 5), "PER"), new(new(13, 4), "LOC")], headline.Names);
        Assert.Equal("Nobody came.", Assert.Single(documents[1].Sentences).Text);
    }

    [Theory]
    [InlineData("In [Cali LOC] it rains.", "some.txt:1: a bracket without |TYPE].")]
    [InlineData("In [Cali|CITY] it rains.", "some.txt:1: CITY is no type; it must be one of PER, ORG, LOC, FAC, LAW, EVT, MISC.")]
    public void A_broken_line_is_named(string line, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => SentenceFiles.Parse("some.txt", "en", [line]).ToArray()).Message);

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void There_are_at_least_1500_sentences_of_our_own_in_each_language(string language) =>
        Assert.InRange(SentenceFiles.Read(Repository.Sentences, language).Sum(document => document.Sentences.Count), 1_500, int.MaxValue);

    [Fact]
    public void Annotators_agree() =>
        Assert.Empty(ConsistencyCheck.Faults(SentenceFiles.ReadAll(Repository.Sentences), ConsistencyCheck.ReadExceptions(Path.Combine(Repository.Sentences, "exceptions.txt"))));

    [Fact]
    public void A_form_with_two_types_and_a_name_left_unmarked_are_faults()
    {
        var documents = SentenceFiles.Parse("some.txt", "en", ["In [Cali|LOC] it rains.", "", "In [Cali|ORG] and in Cali Quito waits.", "", "[Quito|LOC] waits."]).ToArray();

        var faults = ConsistencyCheck.Faults(documents, new HashSet<string>());

        Assert.Equal(3, faults.Count);
        Assert.StartsWith("Cali: ", faults[0], StringComparison.Ordinal);
        Assert.Contains(faults, fault => fault.StartsWith("Quito: LOC elsewhere, unmarked in some.txt:3", StringComparison.Ordinal));
        Assert.Empty(ConsistencyCheck.Faults(documents, new HashSet<string> { "Cali", "Quito" }));
    }
}
