using Alerts.Core.Articles;

namespace Alerts.Core.Tests.Articles;

/// <summary>
/// Pages in the manner of many publishing systems, English and Spanish. Beside each stands what is its story: a line with "+",
/// the letter of its kind and the words that must stay, or with "-" and words that must go.
/// </summary>
public sealed class ArticleTextCorpusTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "TestData", "article-text");

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Folder, "*.html").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Story_sentences_stay_and_boxes_go()
    {
        var expectations = Pages.SelectMany(page => Read(page.Data)).ToArray();
        var kept = expectations.Count(line => line is { Wanted: true, Kind: not null });
        var lost = expectations.Where(line => line is { Wanted: true, Kind: null }).ToArray();
        var leaked = expectations.Where(line => line is { Wanted: false, Kind: not null }).ToArray();
        var dropped = expectations.Count(line => line is { Wanted: false, Kind: null });

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Pages.Count} pages: {kept} of {kept + lost.Length} story lines kept, {dropped} of {dropped + leaked.Length} other lines dropped; "
            + $"precision {kept / (double)(kept + leaked.Length):P1}\n{string.Join('\n', lost.Concat(leaked))}");
        Assert.InRange(Pages.Count, 60, int.MaxValue);
        Assert.InRange(kept / (double)(kept + lost.Length), 0.98, 1);
        Assert.InRange(kept / (double)(kept + leaked.Length), 0.98, 1);
        Assert.InRange(dropped / (double)(dropped + leaked.Length), 0.98, 1);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_stays_keeps_its_kind_and_its_place(string page)
    {
        var text = ArticleText.FromHtml(File.ReadAllText(Path.Combine(Folder, page + ".html")));

        Assert.Equal(text.Kinds.Length, text.Blocks.Count);
        Assert.Equal(text.Text, string.Join("\n\n", text.Blocks.Select(block => text.Text.Substring(block.Start, block.Length))));
        Assert.All(Read(page).Where(line => line is { Wanted: true, Kind: not null }), line => Assert.Equal(line.WantedKind, line.Kind));
    }

    private static IEnumerable<Line> Read(string page)
    {
        var text = ArticleText.FromHtml(File.ReadAllText(Path.Combine(Folder, page + ".html")));
        foreach (var line in File.ReadLines(Path.Combine(Folder, page + ".txt")).Where(line => line.Length > 3))
        {
            var words = line[3..];
            var block = text.Blocks
                .Select((block, index) => (Text: text.Text.Substring(block.Start, block.Length).Replace('\n', ' '), Kind: text.Kinds[index]))
                .FirstOrDefault(block => block.Text == words || (words.Length > 15 && block.Text.Contains(words, StringComparison.Ordinal)));
            yield return new(page, line[0] == '+', line[1], words, block.Text is null ? null : block.Kind);
        }
    }

    /// <param name="Kind">As found; null where the words do not stand in the text.</param>
    private sealed record Line(string Page, bool Wanted, char WantedKind, string Words, char? Kind)
    {
        public override string ToString() => $"{(Wanted ? "lost" : "leaked")} in {Page}: {Words}";
    }
}
