using System.Text.Json;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Stories;

namespace Alerts.Evaluation.Stories;

/// <param name="Kind">How the second article came about.</param>
/// <param name="Copy">What a reader says: whether both are one text, whatever was cut, corrected or added at its edges.</param>
/// <param name="Why">The reason, in words.</param>
internal sealed record CopyPair(string Id, string Kind, Article A, Article B, bool Copy, string Why)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Whether the product takes them for copies, and its index would find one by the other.</summary>
    public bool IsFound()
    {
        var (a, b) = (StoryMember.Alone(A), StoryMember.Alone(B));
        return a.IsCopyOf(b) && a.Signature.Keys().Intersect(b.Signature.Keys()).Any();
    }

    /// <param name="folder">Holds articles.jsonl, texts written by hand, and pairs.jsonl, what was made of them.</param>
    /// <exception cref="InvalidDataException">A line of the files cannot be understood.</exception>
    public static IReadOnlyList<CopyPair> In(DirectoryInfo folder)
    {
        var originals = Read<Original>(folder, "articles.jsonl").ToDictionary(article => article.Id);
        return [.. Read<Line>(folder, "pairs.jsonl").Select(line => new CopyPair(
            line.Id, line.Kind, line.A.ToArticle("a", originals), line.B.ToArticle("b", originals), line.Copy, line.Why))];
    }

    private static T[] Read<T>(DirectoryInfo folder, string name)
    {
        var path = Path.Combine(folder.FullName, name);
        var number = 0;
        try
        {
            return [.. File.ReadLines(path).Select(line =>
            {
                number++;
                return JsonSerializer.Deserialize<T>(line, s_json) ?? throw new JsonException("The line says null.");
            })];
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path}, line {number}: {fault.Message}", fault);
        }
    }

    private sealed record Original(string Id, string Title, string Text);

    private sealed record Line(string Id, string Kind, Side A, Side B, bool Copy, string Why);

    /// <param name="Of">Id of the original whose text this is, unless <paramref name="Text"/> is given.</param>
    private sealed record Side(string? Of, string? Title, string? Text, string? Link, IReadOnlyList<string>? Steps)
    {
        public Article ToArticle(string side, Dictionary<string, Original> originals)
        {
            var original = Of is null ? null : originals.GetValueOrDefault(Of)
                ?? throw new InvalidDataException($"There is no article \"{Of}\" in articles.jsonl.");
            var text = Text ?? original?.Text ?? throw new InvalidDataException("Each side of a pair says \"of\" or \"text\".");
            return new()
            {
                Id = side,
                FeedId = side,
                Source = side,
                Title = Title ?? original?.Title ?? "",
                Text = (Steps ?? []).Aggregate(text, (before, step) => TextStep.Apply(before, step, id => originals[id].Text)),
                Link = Link,
                FirstSeen = DateTimeOffset.UnixEpoch,
            };
        }
    }
}
