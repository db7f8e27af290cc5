using System.Text.Json;
using Alerts.Core;
using Alerts.Core.Watchlists;

namespace Alerts.Evaluation.Predicting;

/// <summary>Where tracked persons stand in a text, short names included.</summary>
internal sealed class AliasesTask : IPredictionTask
{
    private const string Example = """{"id":"1","text":"…","tracked":[{"entity":"1","name":"Kilmar Abrego García"}]}""";

    public IAsyncEnumerable<object> AnswerAsync(FileInfo input, CancellationToken cancellationToken) =>
        JsonLines.ReadAsync<Line>(input, Example, cancellationToken).Select(Answer);

    private static object Answer(JsonLine<Line> line) => new
    {
        line.Value.Id,
        Mentions = Find(line).Select(found => new { found.Tracked.Entity, found.Mention.Range.Start, found.Mention.Range.End }),
    };

    private static IEnumerable<(Tracked Tracked, Mention Mention)> Find(JsonLine<Line> line)
    {
        try
        {
            // The caller's keys may be numbers: the watchlist knows them as they are written in JSON.
            var tracked = line.Value.Tracked.ToDictionary(Key);
            var matcher = new WatchlistMatcher(
            [
                new()
                {
                    Id = "tracked",
                    Name = "Tracked",
                    Entities = [.. line.Value.Tracked.Select(entity => new TrackedEntity { Id = Key(entity), Name = entity.Name, Type = EntityType.Person })],
                },
            ]);
            return matcher.Match("", line.Value.Text, line.Value.Language).Mentions.Select(mention => (tracked[mention.EntityId], mention));
        }
        catch (ArgumentException fault)
        {
            throw new InputException($"{line.Place}: {fault.Message}", fault);
        }
    }

    private static string Key(Tracked tracked) => tracked.Entity.GetRawText();

    private sealed record Line(JsonElement Id, string Text, IReadOnlyList<Tracked> Tracked, string? Language = null);

    private sealed record Tracked(JsonElement Entity, string Name);
}
