using Alerts.Core.Articles;
using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

/// <summary>Watchlists and matches in as few words as a test wants to say.</summary>
internal static class Watching
{
    public static TrackedEntity Entity(string name, params Alias[] aliases) =>
        new() { Id = "watched", Name = name, Aliases = aliases };

    public static Alias Needing(string text, params string[] any) => new(text, Requires: new ContextRule(any, []));

    public static Alias NeedingAll(string text, params string[] all) => new(text, Requires: new ContextRule([], all));

    public static Watchlist List(params TrackedEntity[] entities) =>
        new() { Id = "list", Name = "List", Entities = entities };

    public static WatchlistMatcher Matcher(params TrackedEntity[] entities) => new([List(entities)]);

    /// <summary>Surfaces found in a text without title, of unknown language.</summary>
    public static string[] Found(this TrackedEntity entity, string text) => entity.FoundIn("", text);

    public static string[] FoundIn(this TrackedEntity entity, string title, string text, string? language = null) =>
        [.. entity.Mentions(title, text, language).Select(mention => mention.Surface)];

    public static IReadOnlyList<Mention> Mentions(this TrackedEntity entity, string title, string text, string? language = null)
    {
        var mentions = Matcher(entity).Match(title, text, language).Mentions;
        foreach (var mention in mentions)
        {
            var field = mention.Field == TextField.Title ? title : text;
            Assert.Equal(mention.Surface, field.Substring(mention.Range.Start, mention.Range.Length));
        }
        return mentions;
    }
}
