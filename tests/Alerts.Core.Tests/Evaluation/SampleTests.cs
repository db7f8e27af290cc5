using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Evaluation.Samples;

namespace Alerts.Core.Tests.Evaluation;

public sealed class SampleTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Places_that_count_whole_characters_become_places_in_UTF_16()
    {
        Write("""{"sentence_normalized":"👮 Cruz lost, 👮 Ruiz won.","targets":[{"from":2,"to":6,"polarity":2.0},{"from":15,"to":19,"polarity":6.0}]}""");

        var mentions = NewsTargets.Read(_file);

        Assert.Equal(["Cruz Negative", "Ruiz Positive"], mentions.Select(mention => $"{Surface(mention.Text, mention.Mentions[0])} {mention.Wanted}"));
    }

    [Theory]
    [InlineData("Cristina Fernández", "Habla Cristina Fernandez", "Cristina Fernandez")]
    [InlineData("Alberto Fernández", "Las promesas de Fernández", "Fernández")]
    [InlineData("Alberto Fernández", "Las promesas de Alberto", "Alberto")]
    [InlineData("Cristina Fernández de Kirchner", "Kirchnerismo: Kirchner vuelve", "Kirchner")]
    [InlineData("Ana Ruiz", "Habla Mora", null)]
    public void A_politician_is_found_in_a_headline_by_the_longest_form_of_the_name(string name, string headline, string? surface)
    {
        var place = SpanishHeadlines.PlaceOf(name, headline);

        Assert.Equal(surface, place is { } range ? Surface(headline, range) : null);
    }

    [Fact]
    public void Headlines_give_an_example_for_each_politician_that_they_name()
    {
        Write("""[{"titulo":"Macri critica a Fernández","targets":[{"nombre":"Mauricio Macri","etiqueta":"NEU"},{"nombre":"Alberto Fernández","etiqueta":"NEG"},{"nombre":"Ana Ruiz","etiqueta":"POS"}]}]""");

        Assert.Equal([Tone.Neutral, Tone.Negative], SpanishHeadlines.Read(_file).Select(example => example.Wanted));
    }

    [Fact]
    public void Tokens_become_prose_and_places_in_it_tokens_again()
    {
        Write("""
            [{"doc":"1","genre":"news","tokens":["Ana","Ruiz","(","42",")","left",".","Ruiz","'s","car","did","n't","."],"sent":[0,0,0,0,0,0,0,1,1,1,1,1,1],
              "entities":[{"type":"PER","cluster":"7","canonical":"Ana Ruiz","name_mentions":[[0,1],[7,7]]},
                          {"type":"PER","cluster":"8","canonical":"Mora","name_mentions":[[0,0]]},
                          {"type":"ORG","cluster":"9","canonical":"Red Cross","name_mentions":[[0,0]]}]}]
            """);

        var document = Assert.Single(NameChains.Read(_file));

        Assert.Equal("Ana Ruiz (42) left.\nRuiz's car didn't.", document.Text);
        Assert.Equal([new NamedPerson("7", "Ana Ruiz")], document.Persons);
        Assert.Equal([new("7", 0, 1), new("7", 7, 7)], document.Mentions);
        Assert.Equal(new TokenSpan("7", 0, 1), document.TokensOf("7", new(0, 8)));
        Assert.Equal(new TokenSpan("7", 7, 8), document.TokensOf("7", new(20, 6)));
    }

    [Fact]
    public void Rated_snippets_keep_their_article()
    {
        Write("12_3\t-1.25\tIt rained.");

        Assert.Equal([new RatedSnippet("12", -1.25, "It rained.")], RatedSnippets.Read(_file));
    }

    [Fact]
    public void What_cannot_be_read_is_named_with_its_line()
    {
        var name = Path.GetFileName(_file);
        Write("12_3\t-1.25\tIt rained.\n12_4\tIt shone.");
        Assert.StartsWith($"{name}, line 2: expected an id", Assert.Throws<InvalidDataException>(() => RatedSnippets.Read(_file)).Message, StringComparison.Ordinal);

        Write("{\"sentence_normalized\":\"A.\",\"targets\":[]}\n{\"sentence_normalized\":\"A.\",\"targets\":[{\"from\":0,\"to\":1,\"polarity\":5}]}");
        Assert.Equal($"{name}, line 2: The polarity 5 is none of 2, 4 and 6.", Assert.Throws<InvalidDataException>(() => NewsTargets.Read(_file)).Message);

        Write("""[{"titulo":"Ana","targets":[{"nombre":"Ana","etiqueta":"BAD"}]}]""");
        Assert.StartsWith($"{name}: The label \"BAD\"", Assert.Throws<InvalidDataException>(() => SpanishHeadlines.Read(_file)).Message, StringComparison.Ordinal);

        Write("[{");
        Assert.StartsWith($"{name}: ", Assert.Throws<InvalidDataException>(() => NameChains.Read(_file)).Message, StringComparison.Ordinal);
    }

    private static string Surface(string text, TextRange range) => text.Substring(range.Start, range.Length);

    private void Write(string text) => File.WriteAllText(_file, text);
}
