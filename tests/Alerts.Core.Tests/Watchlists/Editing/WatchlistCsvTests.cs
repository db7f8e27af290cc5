using System.Text;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Editing;
using Xunit;

namespace Alerts.Core.Tests.Watchlists.Editing;

public sealed class WatchlistCsvTests
{
    private const string Header =
        "entity,name,type,alias,language,mode,requires_any,requires_all,requires_within,"
        + "forbids_any,forbids_all,forbids_within,exclude,threshold_salience,threshold_mentions,note";

    private static readonly Watchlist Deportations = new()
    {
        Id = "el-salvador",
        Name = "Deportations to El Salvador",
        Entities =
        [
            new()
            {
                Id = "cecot",
                Name = "CECOT",
                Type = EntityType.Facility,
                Aliases =
                [
                    new("Terrorism Confinement Center"),
                    new("Centro de Confinamiento del Terrorismo", "es"),
                    new("Cecot", Mode: AliasMode.Exact, Forbids: new(["Group"], [], ContextScope.Of(3))),
                ],
                Exclude = ["CECOT Group", "CECOT, S.A."],
                Threshold = new(Salience.About, 2),
                Note = "The prison near Tecoluca",
            },
            new()
            {
                Id = "abrego-garcia",
                Name = "Kilmar Abrego García",
                Type = EntityType.Person,
                Aliases = [new("García", Requires: new(["Kilmar", "CECOT"], ["Maryland"], new(ContextUnit.Paragraph)))],
            },
            new() { Id = "act", Name = "Alien Enemies Act", Type = EntityType.Law },
        ],
    };

    [Fact]
    public void A_table_has_a_row_for_each_alias_and_says_of_an_entity_once() => Assert.Equal(
        Header + "\r\n"
        + "cecot,CECOT,facility,Terrorism Confinement Center,,,,,,,,,\"CECOT Group | CECOT, S.A.\",about,2,The prison near Tecoluca\r\n"
        + "cecot,,,Centro de Confinamiento del Terrorismo,es,,,,,,,,,,,\r\n"
        + "cecot,,,Cecot,,exact,,,,Group,,3,,,,\r\n"
        + "abrego-garcia,Kilmar Abrego García,person,García,,,Kilmar | CECOT,Maryland,paragraph,,,,,,,\r\n"
        + "act,Alien Enemies Act,law,,,,,,,,,,,,,\r\n",
        Encoding.UTF8.GetString(WatchlistCsv.Write(Deportations).AsSpan(3)));

    [Fact]
    public void A_table_reads_back_as_what_was_written() => AssertSame(Deportations, Read(WatchlistCsv.Write(Deportations)).Watchlist);

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+503 El Salvador")]
    [InlineData("-Bukele")]
    [InlineData("@nayibbukele")]
    [InlineData("'=1+1")]
    [InlineData("''@x2")]
    public void What_begins_like_a_formula_is_written_as_text_and_comes_back_the_same(string name)
    {
        var watchlist = Deportations with { Entities = [new() { Id = "x", Name = name, Aliases = [new(name + " too")], Exclude = [name + " not", "other"] }] };

        var csv = WatchlistCsv.Write(watchlist);

        Assert.DoesNotContain(Encoding.UTF8.GetString(csv).Split('\n')[1].Split(','), cell => cell.TrimStart('"') is ['=' or '+' or '-' or '@', ..]);
        AssertSame(watchlist, Read(csv).Watchlist);
    }

    [Theory]
    [InlineData("'s-Hertogenbosch")]
    [InlineData("O'Brien, \"Coco\"")]
    [InlineData("one | two")]
    [InlineData(@"back\slash \| bar")]
    public void Signs_of_the_table_in_a_phrase_come_back_the_same(string phrase)
    {
        var watchlist = Deportations with { Entities = [new() { Id = "x", Name = phrase, Exclude = [phrase + " not", "other"] }] };

        AssertSame(watchlist, Read(WatchlistCsv.Write(watchlist)).Watchlist);
    }

    [Fact]
    public void Rows_may_be_sorted_and_columns_left_out_or_moved()
    {
        var file = Read("alias;entity;name\nCecot;cecot;\n;act;Alien Enemies Act\nConfinement Center;cecot;CECOT\n");

        Assert.Empty(file.Faults);
        Assert.Equal(["CECOT", "Alien Enemies Act"], file.Watchlist!.Entities.Select(entity => entity.Name));
        Assert.Equal(["Cecot", "Confinement Center"], file.Watchlist.Entities[0].Aliases.Select(alias => alias.Text));
    }

    [Fact]
    public void Every_faulty_line_is_told_with_its_column()
    {
        var file = Read(
            "entity,name,type,alias,mode,requires_any,requires_within,threshold_mentions\n"
            + "cecot,CECOT,prison,Cecot,,,,\n"
            + "cecot,Cecot prison,,C,fuzzy,,,\n"
            + ",Nobody,,,,,,\n"
            + "bukele,Nayib Bukele,person,Bukele,,,sentence,0\n"
            + "bukele,,,Bukele,,El Salvador,soon,\n"
            + "rubio,,person,Marco Rubio,,,,\n");

        Assert.Null(file.Watchlist);
        Assert.Equal(
            [
                "2 unknown-word: \"type\" is \"prison\"; expected \"person\", \"organization\", \"location\", \"facility\", \"law\", \"event\" or \"other\"",
                "3 contradiction: \"name\" is \"Cecot prison\", but \"CECOT\" in line 2; expected the same in all rows of \"cecot\", or nothing",
                "3 unknown-word: \"mode\" is \"fuzzy\"; expected \"folded\", \"exact\" or \"acronym\"",
                "3 too-short: an alias is \"C\", which would match nearly everything or nothing; expected at least two letters or digits",
                "4 missing: the row names no \"entity\"; expected the id of one in each row",
                "5 out-of-range: \"threshold_mentions\" is \"0\"; expected a whole number from 1 to 100",
                "5 empty-rule: \"requires\" names no phrase; expected at least one in \"any\" or \"all\"",
                "6 unknown-word: \"requires_within\" is \"soon\"; expected a number of words, \"article\", \"paragraph\" or \"sentence\"",
                "7 empty: the entity's \"name\" is empty; expected 1 to 200 characters",
            ],
            file.Faults.Select(fault => $"{fault.Place!.Line} {fault.Code}: {fault.Message}"));
    }

    [Theory]
    [InlineData("", "1 syntax: the file is empty; expected a first line with names of columns such as entity,name,type,alias")]
    [InlineData("entity,nome\ncecot,CECOT\n", "1 unknown-column: there is no column \"nome\"; expected ")]
    [InlineData("entity\ncecot\n", "1 missing: there is no column \"name\"; expected one, since it is required")]
    [InlineData("entity,name,name\ncecot,CECOT,\n", "1 given-twice: the column \"name\" is given twice; expected it once")]
    [InlineData("entity,name\ncecot,CECOT, S.A.\n", "2 too-many-cells: the row has more cells than the first line has columns (2); expected a cell with a comma to stand in quotation marks")]
    [InlineData("entity,name\n\ncecot,CECOT\nbukele,\"Nayib\" Bukele\n", "4 syntax: quotation marks do not pair up; expected a cell with a quotation mark to stand in quotation marks, and the mark itself twice")]
    [InlineData("entity,name\ncecot,\"CECOT\nbukele,Nayib Bukele\n", "2 syntax: quotation marks do not pair up; expected a cell with a quotation mark to stand in quotation marks, and the mark itself twice")]
    public void What_is_no_proper_table_is_told_with_its_line(string csv, string fault)
    {
        var file = Read(csv);

        Assert.Null(file.Watchlist);
        Assert.StartsWith(fault, $"{file.Faults[0].Place!.Line} {file.Faults[0].Code}: {file.Faults[0].Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_in_another_encoding_is_told_at_its_first_strange_line()
    {
        byte[] latin1 = [.. "entity,name\nact,Alien Enemies Act\nabrego,Kilmar Abrego Garc"u8, 0xED, .. "a\n"u8];

        var fault = Assert.Single(Read(latin1).Faults);

        Assert.Equal((3, "the file is not UTF-8; expected CSV saved as UTF-8"), (fault.Place!.Line, fault.Message));
    }

    private static DraftFile Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    private static DraftFile Read(byte[] csv) => WatchlistCsv.Read(csv, Deportations.Id, Deportations.Name);

    private static void AssertSame(Watchlist expected, Watchlist? actual) =>
        Assert.Equal(WatchlistFile.ToJson(expected), WatchlistFile.ToJson(Assert.IsType<Watchlist>(actual)));
}
