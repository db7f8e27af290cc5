using Alerts.Core.Articles;
using Alerts.Functions.Web.Layout;
using Xunit;

namespace Alerts.Functions.Tests.Web;

public sealed class MarkedTextTests
{
    [Theory]
    [InlineData("CECOT again", new[] { 0, 5 }, "[CECOT] again")]
    [InlineData("In CECOT", new[] { 3, 5 }, "In [CECOT]")]
    [InlineData("no marks", new int[0], "no marks")]
    [InlineData("a b c", new[] { 4, 1, 0, 1 }, "[a] b [c]")]
    [InlineData("overlap", new[] { 0, 4, 2, 3 }, "[over][l]ap")]
    [InlineData("short", new[] { 3, 90 }, "sho[rt]")]
    [InlineData("outside", new[] { 40, 2 }, "outside")]
    [InlineData("", new[] { 0, 2 }, "")]
    public void Marks_are_cut_out_whatever_their_place(string text, int[] marks, string expected)
    {
        var ranges = marks.Chunk(2).Select(mark => new TextRange(mark[0], mark[1]));

        var pieces = MarkedText.Split(text, ranges).Select(piece => piece.IsMarked ? $"[{piece.Text}]" : piece.Text);

        Assert.Equal(expected, string.Concat(pieces));
    }
}
