using Alerts.Functions.Storage;
using Azure.Data.Tables;

namespace Alerts.Functions.Tests.Storage;

/// <summary>The emulator takes what Azure refuses: our own guard must not.</summary>
public class EntityLimitsTests
{
    [Fact]
    public void A_property_over_64_KiB_is_refused_by_its_name()
    {
        var exception = Assert.Throws<StorageLimitException>(() => EntityLimits.Checked(new("feed", "article") { ["Text"] = new string('x', 33_000) }));

        Assert.Equal("Row feed / article: property Text has 66,004 bytes; a property holds 65,536.", exception.Message);
    }

    [Fact]
    public void A_row_over_1_MiB_is_refused()
    {
        var entity = new TableEntity("feed", "article");
        for (var part = 0; part < 18; part++)
            entity[$"Part{part}"] = new byte[60_000];

        Assert.Throws<StorageLimitException>(() => EntityLimits.Checked(entity));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\nb")]
    public void A_key_with_a_character_that_Azure_refuses_is_refused(string key) =>
        Assert.Throws<StorageLimitException>(() => EntityLimits.Checked(new("feed", key)));

    [Fact]
    public void Transactions_hold_100_actions_and_stay_below_4_MiB()
    {
        var small = Enumerable.Range(0, 250).Select(number => Add(number, 10));
        var large = Enumerable.Range(0, 100).Select(number => Add(number, 60_000));

        Assert.Equal([100, 100, 50], EntityLimits.Chunks(small).Select(chunk => chunk.Length));
        Assert.All(EntityLimits.Chunks(large), chunk => Assert.True(chunk.Length * 60_000 < EntityLimits.TransactionBytes / 2));
        Assert.Equal(100, EntityLimits.Chunks(large).Sum(chunk => chunk.Length));
    }

    private static TableTransactionAction Add(int number, int bytes) =>
        new(TableTransactionActionType.Add, new TableEntity("p", $"{number}") { ["Data"] = new byte[bytes] });
}
