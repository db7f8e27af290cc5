using System.Text;
using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class WatchlistFileTests
{
    private const string Deportations = """
        { "id": "el-salvador", "name": "Deportations to El Salvador",
          "entities": [
            { "id": "cecot", "name": "CECOT", "type": "facility",
              "aliases": ["Terrorism Confinement Center", { "text": "Centro de Confinamiento del Terrorismo", "language": "es" }],
              "exclude": ["CECOT Group"], "note": "The prison near Tecoluca" },
            { "id": "abrego-garcia", "name": "Kilmar Abrego García", "type": "person",
              "aliases": ["Abrego García",
                { "text": "García", "mode": "exact",
                  "requires": { "any": ["Kilmar", "CECOT"], "all": ["Maryland"], "within": "article" } }] },
            { "id": "act", "name": "Alien Enemies Act" } ] }
        """;

    [Fact]
    public void A_file_is_read_with_all_that_it_says()
    {
        var watchlist = Parse(Deportations);

        Assert.Equal(("el-salvador", "Deportations to El Salvador", 1), (watchlist.Id, watchlist.Name, watchlist.Version));
        var (cecot, abrego, act) = (watchlist.Entities[0], watchlist.Entities[1], watchlist.Entities[2]);
        Assert.Equal(("cecot", "CECOT", EntityType.Facility), (cecot.Id, cecot.Name, cecot.Type));
        Assert.Equal(
            [new Alias("Terrorism Confinement Center"), new Alias("Centro de Confinamiento del Terrorismo", "es")],
            cecot.Aliases);
        Assert.Equal(["CECOT Group"], cecot.Exclude);
        Assert.Equal("The prison near Tecoluca", cecot.Note);
        Assert.Equal(("García", AliasMode.Exact), (abrego.Aliases[1].Text, abrego.Aliases[1].Mode));
        Assert.Equal(["Kilmar", "CECOT"], abrego.Aliases[1].Requires!.Any);
        Assert.Equal(["Maryland"], abrego.Aliases[1].Requires!.All);
        Assert.Equal((EntityType.Other, null, 0, 0), (act.Type, act.Note, act.Aliases.Count, act.Exclude.Count));
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var watchlist = Parse(Deportations);

        Assert.Equivalent(watchlist, Parse(WatchlistFile.ToJson(watchlist)), strict: true);
    }

    [Fact]
    public void A_written_file_keeps_names_legible_and_leaves_out_what_is_not_set()
    {
        var json = WatchlistFile.ToJson(Watching.List(Watching.Entity("Conan O'Brien & García", new Alias("Coco"))));

        Assert.Equal(
            """
            {
              "id": "list",
              "name": "List",
              "entities": [
                {
                  "id": "watched",
                  "name": "Conan O'Brien & García",
                  "type": "other",
                  "aliases": [
                    "Coco"
                  ]
                }
              ]
            }
            """,
            json);
    }

    [Theory]
    [InlineData(EntityType.Person, "person")]
    [InlineData(EntityType.Organization, "organization")]
    [InlineData(EntityType.Location, "location")]
    [InlineData(EntityType.Facility, "facility")]
    [InlineData(EntityType.Law, "law")]
    [InlineData(EntityType.Event, "event")]
    [InlineData(EntityType.Other, "other")]
    public void Each_type_has_its_word(EntityType type, string word)
    {
        var json = WatchlistFile.ToJson(Watching.List(Watching.Entity("Bukele") with { Type = type }));

        Assert.Contains($"\"type\": \"{word}\"", json, StringComparison.Ordinal);
        Assert.Equal(type, Parse(json).Entities[0].Type);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_file()
    {
        byte[] marked = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Deportations)];

        Assert.Equal("el-salvador", WatchlistFile.Parse(marked, "list.json").Id);
    }

    [Fact]
    public void White_space_around_a_name_is_not_kept() =>
        Assert.Equal("CECOT", Parse("""{"id":"a","name":"A list","entities":[{"id":"b","name":"  CECOT "}]}""").Entities[0].Name);

    [Fact]
    public void A_watchlist_without_entities_may_be_filled_later() =>
        Assert.Empty(Parse("""{"id":"a","name":"A list","entities":[]}""").Entities);

    private static Watchlist Parse(string json) => WatchlistFile.Parse(Encoding.UTF8.GetBytes(json), "list.json");
}
