using System.Text;
using System.Text.Json;
using Alerts.Core.Articles;

namespace Alerts.Evaluation.Samples;

/// <summary>Documents in which each mention of a person by name is marked, short forms included (made of GUM's coreference).</summary>
internal static class NameChains
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <exception cref="InvalidDataException">The file is something else; the message names it.</exception>
    public static IReadOnlyList<NamedDocument> Read(string file)
    {
        try
        {
            return [.. (JsonSerializer.Deserialize<IReadOnlyList<Source>>(File.ReadAllBytes(file), s_json) ?? throw new JsonException("The file says null.")).Select(ToDocument)];
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)}: {fault.Message}", fault);
        }
    }

    private static NamedDocument ToDocument(Source source)
    {
        var text = new StringBuilder();
        var tokens = new List<TextRange>();
        for (var i = 0; i < source.Tokens.Count; i++)
        {
            if (i > 0 && source.Sent[i] != source.Sent[i - 1])
                text.Append('\n');
            else if (i > 0 && NeedsSpace(source.Tokens[i - 1], source.Tokens[i]))
                text.Append(' ');
            tokens.Add(new(text.Length, source.Tokens[i].Length));
            text.Append(source.Tokens[i]);
        }

        // Of a name of one word there are no short forms.
        var persons = source.Entities.Where(entity => entity.Type == "PER" && entity.Canonical.Contains(' ', StringComparison.Ordinal)).ToArray();
        return new(
            source.Genre,
            text.ToString(),
            tokens,
            [.. persons.Select(person => new NamedPerson(person.Cluster, person.Canonical))],
            [.. persons.SelectMany(person => person.NameMentions.Select(place => new TokenSpan(person.Cluster, place[0], place[1])))]);
    }

    private static bool NeedsSpace(string before, string token) =>
        !(token[0] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '%' or '\'' or '’' or '”')
        && before is not ("(" or "[" or "$" or "“" or "#")
        && token is not ("n't" or "n’t");

    private sealed record Source(string Genre, IReadOnlyList<string> Tokens, IReadOnlyList<int> Sent, IReadOnlyList<Entity> Entities);

    private sealed record Entity(string Type, string Cluster, string Canonical, IReadOnlyList<IReadOnlyList<int>> NameMentions);
}

internal sealed record NamedPerson(string Id, string Name);

/// <param name="Last">Inclusive.</param>
internal readonly record struct TokenSpan(string Person, int First, int Last);

internal sealed record NamedDocument(
    string Genre, string Text, IReadOnlyList<TextRange> Tokens, IReadOnlyList<NamedPerson> Persons, IReadOnlyList<TokenSpan> Mentions)
{
    /// <summary>The tokens that a part of the text touches.</summary>
    public TokenSpan TokensOf(string person, TextRange range) => new(
        person,
        Enumerable.Range(0, Tokens.Count).First(token => Tokens[token].End > range.Start),
        Enumerable.Range(0, Tokens.Count).Last(token => Tokens[token].Start < range.End));
}
