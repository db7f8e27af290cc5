using System.Runtime.InteropServices;
using Alerts.Core.Articles.Stories;

namespace Alerts.Core.Tests.Articles.Stories;

public sealed class TextSketchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(180)]
    [InlineData(200)]
    public void Two_sketches_tell_how_much_two_texts_have_in_common(int shared)
    {
        // Runs of five at the seam belong to neither part.
        var common = Math.Max(0, shared - 4);
        var truth = common / (double)((2 * 196) - common);

        var estimates = Enumerable.Range(0, 40).Select(number =>
            Sketch(Words($"{number}", shared), Words($"{number}a", 200 - shared)).SimilarityTo(Sketch(Words($"{number}", shared), Words($"{number}b", 200 - shared))));

        Assert.All(estimates, estimate => Assert.InRange(estimate, truth - .13, truth + .13)); // Four standard errors.
        Assert.InRange(estimates.Average(), truth - .03, truth + .03);
    }

    [Fact]
    public void Of_a_thousand_texts_that_were_cut_by_a_third_nearly_all_share_a_band_with_the_whole()
    {
        var missed = Enumerable.Range(0, 1000).Count(number =>
        {
            var rest = Words($"{number}", 134);
            var (a, b) = (Sketch(rest), Sketch(rest, Words($"{number}b", 66)));
            return !Enumerable.Range(0, TextSketch.Bands).Any(band => a.Band(band) == b.Band(band));
        });

        Assert.InRange(missed, 0, 20);
    }

    [Fact]
    public void What_was_cut_away_leaves_the_rest_in_common()
    {
        var whole = Sketch(Words("cut", 200));
        var rest = Sketch(Words("cut", 150));

        Assert.Equal(146 / 196.0, rest.LengthRatioTo(whole));
        Assert.InRange(rest.SharedWith(whole), .9, 1.1);
        Assert.Equal(rest.SharedWith(whole), whole.SharedWith(rest));
    }

    [Fact]
    public void A_sketch_comes_back_from_its_bytes_and_is_what_it_was_in_every_release()
    {
        var sketch = Sketch(Words("stored", 60));

        Assert.Equal(1, TextSketch.FromBytes(sketch.ToBytes()).SimilarityTo(sketch));
        Assert.Equal(516, sketch.ToBytes().Length);
        Assert.Equal("38000000629eeefc75ce99ac", Convert.ToHexStringLower(sketch.ToBytes()[..12]));
    }

    private static TextSketch Sketch(params string[] parts) => TextSketch.Of(CollectionsMarshal.AsSpan(WordHashes.Of(string.Join(' ', parts))));

    private static string Words(string prefix, int count) => string.Join(' ', Enumerable.Range(0, count).Select(number => $"w{prefix}x{number}"));
}
