using Alerts.Evaluation.Baselines;

namespace Alerts.Core.Tests.Evaluation;

/// <summary>The paper's own examples of its rules, with a few words of its lexicon.</summary>
public sealed class VaderRulesTests
{
    private readonly VaderRules _rules = new(new Dictionary<string, double> { ["good"] = 1.9, ["great"] = 3.1, ["horrible"] = -2.5 });

    [Theory]
    [InlineData("The food here is good.", 1.9)]
    [InlineData("The food here is good!!!", 1.9 + (3 * 0.292))]
    [InlineData("The food here is good!!!!!!", 1.9 + (4 * 0.292))]
    [InlineData("The service here is horrible!", -2.5 - 0.292)]
    [InlineData("The food here is GREAT!", 3.1 + 0.733 + 0.292)]
    [InlineData("THE FOOD HERE IS GREAT!", 3.1 + 0.292)]
    [InlineData("The service here is extremely good", 1.9 + 0.293)]
    [InlineData("The service here is marginally good", 1.9 - 0.293)]
    [InlineData("The service here is really not good", (1.9 + (0.293 * 0.95)) * -0.74)]
    [InlineData("The food here is great, but the service is horrible", (3.1 * 0.5) + (-2.5 * 1.5))]
    [InlineData("The food here isn't really that great", (3.1 + (0.293 * 0.95)) * -0.74)]
    [InlineData("Nothing is said of the meal.", 0)]
    public void A_rule_of_the_paper_changes_the_sum_by_its_weight(string text, double sum) =>
        Assert.Equal(sum / Math.Sqrt((sum * sum) + 15), _rules.Compound(text), 1e-9);

    [Fact]
    public void Only_what_is_clear_has_a_tone()
    {
        Assert.Equal(Core.Analysis.Tone.Positive, _rules.EstimateOf("The food here is good.").Best);
        Assert.Equal(Core.Analysis.Tone.Negative, _rules.EstimateOf("The food here is not good.").Best);
        Assert.Equal(Core.Analysis.Tone.Neutral, _rules.EstimateOf("The food here is served.").Best);
    }
}
