using System.Text;
using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

/// <summary>A fault in a file is told by file, line, column, and what was expected.</summary>
public sealed class WatchlistFaultTests
{
    [Theory]
    [InlineData("", "line 1, column 1: the file is empty; expected a watchlist as a JSON object.")]
    [InlineData(" \n\t", "line 1, column 1: the file is empty; expected a watchlist as a JSON object.")]
    [InlineData("[]", "line 1, column 1: a watchlist is an array; expected an object.")]
    [InlineData("null", "line 1, column 1: a watchlist is null; expected an object.")]
    [InlineData("\n  {\"name\":\"A list\",\"entities\":[]}", "line 2, column 3: the watchlist has no \"id\"; expected one, since it is required.")]
    [InlineData("{\"id\":\"a\",\"entities\":[]}", "line 1, column 1: the watchlist has no \"name\"; expected one, since it is required.")]
    [InlineData("{\"id\":\"a\",\"name\":\"A list\"}", "line 1, column 1: the watchlist has no \"entities\"; expected one, since it is required.")]
    [InlineData("{\"id\":\"a\",\n\"name\":\"\"}", "line 2, column 8: the watchlist's \"name\" is empty; expected 1 to 200 characters.")]
    [InlineData("{\"id\":\"\"}", "line 1, column 7: the watchlist's \"id\" is \"\"; expected 1 to 64 lower-case letters, digits and hyphens.")]
    [InlineData("{\"id\":\"Él\"}", "line 1, column 7: the watchlist's \"id\" is \"Él\"; expected 1 to 64 lower-case letters, digits and hyphens.")]
    [InlineData("{\"id\":7}", "line 1, column 7: the watchlist's \"id\" is a number; expected a string.")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", "line 1, column 11: \"id\" is given twice; expected it once.")]
    [InlineData("{\"idd\":\"a\"}", "line 1, column 2: a watchlist has no property \"idd\"; expected \"id\", \"name\" or \"entities\".")]
    [InlineData("{\"entities\":{}}", "line 1, column 13: \"entities\" is an object; expected an array of objects.")]
    [InlineData("{\"entities\":[\"CECOT\"]}", "line 1, column 14: an entity is a string; expected an object.")]
    public void A_fault_of_the_list_is_placed(string json, string message) =>
        Assert.Equal($"list.json, {message}", MessageOf(json));

    [Theory]
    [InlineData("\"name\": \"CECOT\"", "the entity has no \"id\"; expected one, since it is required", 3)]
    [InlineData("\"id\": \"cecot\"", "the entity has no \"name\"; expected one, since it is required", 3)]
    [InlineData("\"id\": \"cecot\", \"name\": \" \"", "the entity's \"name\" is empty; expected 1 to 200 characters", 28)]
    [InlineData("\"id\": \"cecot\", \"typ\": \"law\"", "an entity has no property \"typ\"; expected \"id\", \"name\", \"type\", \"aliases\", \"exclude\", \"threshold\" or \"note\"", 20)]
    [InlineData("\"type\": \"prison\"", "\"type\" is \"prison\"; expected \"person\", \"organization\", \"location\", \"facility\", \"law\", \"event\" or \"other\"", 13)]
    [InlineData("\"type\": \"3\"", "\"type\" is \"3\"; expected \"person\", \"organization\", \"location\", \"facility\", \"law\", \"event\" or \"other\"", 13)]
    [InlineData("\"id\": \"first\"", "two entities have the id \"first\"; expected an id of its own for each", 11)]
    [InlineData("\"aliases\": \"CECOT\"", "\"aliases\" is a string; expected an array of strings or objects", 16)]
    [InlineData("\"aliases\": [7]", "an alias is a number; expected a string or an object", 17)]
    [InlineData("\"aliases\": [[]]", "an alias is an array; expected a string or an object", 17)]
    [InlineData("\"aliases\": [\"\"]", "an alias is empty; expected 1 to 200 characters", 17)]
    [InlineData("\"aliases\": [\"é\", \"Á\"]", "an alias is \"é\", which would match nearly everything or nothing; expected at least two letters or digits", 17)]
    [InlineData("\"aliases\": [\"¡!\"]", "an alias is \"¡!\", which would match nearly everything or nothing; expected at least two letters or digits", 17)]
    [InlineData("\"aliases\": [\"a\\tb\"]", "an alias has a control character such as a line break or tab; expected plain text", 17)]
    [InlineData("\"aliases\": [\"\\ud800x\"]", "an alias has half a surrogate pair (\\uD800 to \\uDFFF); expected whole characters", 17)]
    [InlineData("\"aliases\": [{\"language\":\"es\"}]", "the alias has no \"text\"; expected one, since it is required", 17)]
    [InlineData("\"aliases\": [{\"text\":\"ICE\",\"mode\":\"fuzzy\"}]", "\"mode\" is \"fuzzy\"; expected \"folded\", \"exact\" or \"acronym\"", 38)]
    [InlineData("\"aliases\": [{\"text\":\"ICE\",\"language\":\"Spanish!\"}]", "\"language\" is \"Spanish!\"; expected a language tag such as \"es\" or \"en-US\"", 42)]
    [InlineData("\"aliases\": [{\"value\":\"ICE\"}]", "an alias has no property \"value\"; expected \"text\", \"language\", \"mode\", \"requires\" or \"forbids\"", 18)]
    [InlineData("\"aliases\": [{\"text\":\"ICE\",\"requires\":{}}]", "\"requires\" names no phrase; expected at least one in \"any\" or \"all\"", 42)]
    [InlineData("\"aliases\": [{\"requires\":{\"any\":[],\"all\":[]}}]", "\"requires\" names no phrase; expected at least one in \"any\" or \"all\"", 29)]
    [InlineData("\"aliases\": [{\"requires\":[\"raid\"]}]", "\"requires\" is an array; expected an object", 29)]
    [InlineData("\"aliases\": [{\"requires\":{\"any\":\"raid\"}}]", "\"any\" is a string; expected an array of strings", 36)]
    [InlineData("\"aliases\": [{\"requires\":{\"any\":[\"-\"]}}]", "the phrase \"-\" in \"any\" has no letter or digit; expected a phrase to look for", 37)]
    [InlineData("\"aliases\": [{\"requires\":{\"within\":\"page\"}}]", "\"within\" is \"page\"; expected a number of words, \"article\", \"paragraph\" or \"sentence\"", 39)]
    [InlineData("\"exclude\": [\"\"]", "a phrase in \"exclude\" is empty; expected 1 to 200 characters", 17)]
    [InlineData("\"exclude\": [true]", "a phrase in \"exclude\" is true or false; expected a string", 17)]
    [InlineData("\"aliases\": [{\"forbids\":{\"within\":101}}]", "\"within\" is 101; expected a whole number from 0 to 100", 38)]
    [InlineData("\"threshold\": {\"mentions\":0}", "\"mentions\" is 0; expected a whole number from 1 to 100", 30)]
    [InlineData("\"threshold\": {\"salience\":\"high\"}", "\"salience\" is \"high\"; expected \"passing\", \"mentioned\" or \"about\"", 30)]
    [InlineData("\"note\": 1", "\"note\" is a number; expected a string", 13)]
    public void A_fault_of_an_entity_is_placed(string entity, string problem, int column)
    {
        var json = $$"""
            { "id": "list", "name": "A list", "entities": [
              { "id": "first", "name": "First" },
              { {{entity}} } ] }
            """;

        Assert.Equal($"list.json, line 3, column {column}: {problem}.", MessageOf(json));
    }

    [Theory]
    [InlineData("{\n  \"id\": \"a\",\n  \"name\": \"ñandú\" \"entities\": []\n}", 3, 19)]
    [InlineData("{\n  \"id\": \"a\",\n}", 3, 1)]
    [InlineData("{\n  'id': \"a\"\n}", 2, 3)]
    [InlineData("{\n  \"id\": \"a\"\n", 3, 1)]
    [InlineData("{\"id\":\"a\",\"name\":\"A list\",\"entities\":[]}\n}", 2, 1)]
    [InlineData("// a comment\n{}", 1, 1)]
    public void Bad_syntax_is_placed(string json, int line, int column) =>
        Assert.StartsWith(
            $"list.json, line {line}, column {column}: expected valid JSON: ", MessageOf(json), StringComparison.Ordinal);

    [Fact]
    public void Advice_for_programmers_is_not_passed_on()
    {
        var message = MessageOf("{\n  \"id\": \"a\",\n}");

        Assert.DoesNotContain("reader options", message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_encoding_is_placed_at_the_first_byte_that_is_not_utf8()
    {
        byte[] latin1 = [.. "{\"id\":\"a\",\n\"name\":\"Garc"u8, 0xED, .. "a\"}"u8];

        Assert.Equal("list.json, line 2, column 13: the file is not UTF-8; expected JSON saved as UTF-8.", MessageOf(latin1));
        byte[] utf16 = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")];
        Assert.Equal("list.json, line 1, column 1: the file is not UTF-8; expected JSON saved as UTF-8.", MessageOf(utf16));
    }

    [Theory]
    [InlineData(64, 200, 1_000, null)]
    [InlineData(65, 200, 1_000, "expected 1 to 64 lower-case letters")]
    [InlineData(64, 201, 1_000, "the entity's \"name\" has 201 characters; expected at most 200")]
    [InlineData(64, 200, 1_001, "\"note\" has 1001 characters; expected at most 1000")]
    public void Lengths_have_limits(int id, int name, int note, string? problem)
    {
        var json = $$"""
            {"id":"list","name":"A list","entities":[{"id":"{{Of(id)}}","name":"{{Of(name)}}","note":"{{Of(note)}}"}]}
            """;

        if (problem is null)
            Assert.Single(WatchlistFile.Parse(Encoding.UTF8.GetBytes(json), "list.json").Entities);
        else
            Assert.Contains(problem, MessageOf(json), StringComparison.Ordinal);

        static string Of(int length) => new('x', length);
    }

    [Fact]
    public void A_message_quotes_no_more_than_a_person_wants_to_read()
    {
        var message = MessageOf($"{{\"{new string('x', 100_000)}\\n\": 1}}");

        Assert.InRange(message.Length, 100, 200);
        Assert.DoesNotContain(message, char.IsControl);
    }

    private static string MessageOf(string json) => MessageOf(Encoding.UTF8.GetBytes(json));

    private static string MessageOf(byte[] utf8) =>
        Assert.Throws<InputException>(() => WatchlistFile.Parse(utf8, "list.json")).Message;
}
