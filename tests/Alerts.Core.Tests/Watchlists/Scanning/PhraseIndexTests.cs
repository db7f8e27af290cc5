using System.Text;
using Alerts.Core.Watchlists.Scanning;
using Xunit;

namespace Alerts.Core.Tests.Watchlists.Scanning;

public sealed class PhraseIndexTests
{
    [Fact]
    public void Phrases_that_fold_alike_share_a_number()
    {
        var index = PhraseIndex.Build(["Abrego García", "ABREGO-GARCIA", "Abrego", "“Abrego”", "Abrego, García"]);

        Assert.Equal(3, index.Count);
        Assert.Equal([0, 0, 1, 1, 2], Enumerable.Range(0, 5).Select(index.NumberOf));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" – ")]
    [InlineData("\u0301")]
    [InlineData("👮")]
    public void A_phrase_without_letter_or_digit_is_refused(string phrase)
    {
        var fault = Assert.Throws<ArgumentException>(() => PhraseIndex.Build(["CECOT", phrase]));

        Assert.StartsWith($"\"{phrase}\" has no letter or digit.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_found_where_nothing_is_looked_for() =>
        Assert.Empty(Hits(PhraseIndex.Build([]), "Kilmar Abrego García, Кильмар and İstanbul."));

    [Fact]
    public void Hits_come_by_start_then_end_and_may_overlap() =>
        Assert.Equal(
            ["Nayib", "Nayib Bukele", "Bukele", "Bukele Ortez", "Ortez"],
            Surfaces("Nayib Bukele Ortez", "Bukele Ortez", "Ortez", "Bukele", "Nayib Bukele", "Nayib"));

    [Fact]
    public void A_hit_goes_from_its_first_letter_to_its_last()
    {
        var text = "«Abre\u00ADgo – Garci\u0301a\u200B’s» and l’Abrego\u00A0García.";
        var hits = Hits(PhraseIndex.Build(["abrego garcia", "abrego – garcia"]), text);

        Assert.Equal(["Abre\u00ADgo – Garci\u0301a", "Abrego\u00A0García"], hits.Select(hit => text[hit.Start..hit.End]));
    }

    [Fact]
    public void Words_that_begin_alike_are_told_apart_however_long()
    {
        string[] phrases = [.. Enumerable.Range(1, 70).Select(length => new string('x', length))];
        string[] others = [.. phrases.Select(phrase => phrase + "y")];
        var index = PhraseIndex.Build([.. phrases, .. others]);

        foreach (var (number, phrase) in phrases.Concat(others).Index())
            Assert.Equal([new PhraseHit(number, 1, phrase.Length + 1)], Hits(index, $"({phrase}) {phrase}z {phrase}é{phrase}"));
    }

    [Fact]
    public void Words_that_share_a_hash_are_told_apart()
    {
        var words = new Dictionary<uint, string>();
        var (one, other) = ("", "");
        for (var number = 0; one == ""; number++)
        {
            other = $"w{number}";
            if (!words.TryAdd(WordHash.Of(Encoding.UTF8.GetBytes(other)), other))
                one = words[WordHash.Of(Encoding.UTF8.GetBytes(other))];
        }

        Assert.Equal([one], Surfaces($"{other} {one}", one));
        Assert.Equal([other, one], Surfaces($"{other} {one}", one, other));
    }

    [Fact]
    public void Letters_beyond_Latin_are_never_taken_for_one_another()
    {
        var letters = Enumerable.Range('α', 17).Select(letter => $"Σ{(char)letter}τ").ToArray();
        var index = PhraseIndex.Build(letters);

        Assert.Equal(Enumerable.Range(0, 17), Hits(index, string.Join(' ', letters)).Select(hit => hit.Phrase));
    }

    [Fact]
    public void A_hundred_thousand_phrases_of_one_to_twenty_words_are_each_found()
    {
        string[] phrases = [.. Enumerable.Range(0, 100_000).Select(PhraseOf)];
        var index = PhraseIndex.Build(phrases);
        Assert.Equal(100_000, index.Count);

        var text = string.Join(". ", phrases);
        var start = 0;
        var expected = new List<PhraseHit>();
        foreach (var (number, phrase) in phrases.Index())
        {
            expected.Add(new PhraseHit(number, start, start + phrase.Length));
            start += phrase.Length + ". ".Length;
        }
        Assert.True(expected.SequenceEqual(Hits(index, text)));

        static string PhraseOf(int number) => string.Join(' ', Enumerable.Range(0, 1 + (number % 20)).Select(word => word == 0 ? $"n{number}" : $"w{word}"));
    }

    [Fact]
    public void Ten_thousand_hits_in_one_article_are_found()
    {
        var index = PhraseIndex.Build(["CECOT"]);

        var hits = Hits(index, string.Concat(Enumerable.Repeat("CECOT again ", 10_000)));

        Assert.Equal(Enumerable.Range(0, 10_000).Select(number => new PhraseHit(0, 12 * number, (12 * number) + 5)), hits);
    }

    [Fact]
    public void Many_threads_may_scan_at_once_for_different_phrases()
    {
        var (small, large) = (PhraseIndex.Build(["Nayib Bukele"]), PhraseIndex.Build([new string('x', 3_000), .. Names(1_000)]));
        var text = string.Concat(Enumerable.Repeat($"Nayib Bukele saw Name 17 {new string('x', 3_000)}. ", 10));

        Parallel.For(0, 64, _ =>
        {
            Assert.Equal(10, Hits(small, text).Count);
            Assert.Equal(20, Hits(large, text).Count);
        });
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(number => $"Name {number}");

    private static string[] Surfaces(string text, params string[] phrases) =>
        [.. Hits(PhraseIndex.Build(phrases), text).Select(hit => text[hit.Start..hit.End])];

    private static List<PhraseHit> Hits(PhraseIndex index, string text)
    {
        var hits = new List<PhraseHit>();
        index.Scan(text, hits);
        return hits;
    }
}
