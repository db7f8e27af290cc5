using Alerts.Core.Articles;
using Alerts.Functions.Email;
using Xunit;

namespace Alerts.Functions.Tests.Email;

public sealed class MarkedSegmentsTests
{
    [Theory]
    [InlineData("abcdef", "", "abcdef")]
    [InlineData("abcdef", "0,3", "[abc]def")]
    [InlineData("abcdef", "3,3", "abc[def]")]
    [InlineData("abcdef", "4,1 1,1", "a[b]cd[e]f")]
    [InlineData("abcdef", "1,3 2,4", "a[bcdef]")]
    [InlineData("abcdef", "0,6 2,1", "[abcdef]")]
    [InlineData("abcdef", "1,1 2,1", "a[bc]def")]
    [InlineData("abcdef", "-2,3", "[a]bcdef")]
    [InlineData("abcdef", "5,9", "abcde[f]")]
    [InlineData("abcdef", "9,2", "abcdef")]
    [InlineData("abcdef", "2,0 3,-1", "abcdef")]
    [InlineData("abcdef", "1,2147483647 -2147483648,2147483647", "a[bcdef]")]
    [InlineData("", "0,1", "")]
    [InlineData("a🙂b", "2,1", "a[🙂]b")]
    [InlineData("a🙂b", "0,2", "[a🙂]b")]
    [InlineData("\u202Eab", "0,1", "ab")]
    [InlineData("one\r\ntwo \u202Ethree", "5,3", "one  [two] three")]
    public void A_text_is_cut_at_its_marks(string text, string marks, string expected)
    {
        var ranges = marks.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(mark => mark.Split(',').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray())
            .Select(mark => new TextRange(mark[0], mark[1]))
            .ToList();

        var segments = MarkedSegments.Of(text, ranges);

        Assert.Equal(expected, string.Concat(segments.Select(segment => segment.IsMarked ? $"[{segment.Text}]" : segment.Text)));
    }
}
