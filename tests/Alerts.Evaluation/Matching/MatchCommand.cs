using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alerts.Core;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;

namespace Alerts.Evaluation.Matching;

/// <summary>Matches a watchlist against articles, one JSON object a line, and writes for each what counts and what nearly did.</summary>
internal static class MatchCommand
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Command Create()
    {
        var watchlist = new Option<FileInfo>("--watchlist") { Description = "The watchlist, JSON.", Required = true };
        var input = new Option<FileInfo>("--in") { Description = "Articles: {\"id\",\"title\",\"text\"} a line, optionally \"language\".", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "What was found, a line for each article.", Required = true };
        var command = new Command("match", "Match a watchlist against articles. Exit code 0; 2 bad input.") { watchlist, input, output };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(watchlist), parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), Console.Error, cancel));
        return command;
    }

    public static async Task<int> RunAsync(
        FileInfo watchlist, FileInfo input, FileInfo output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var matcher = new WatchlistMatcher([WatchlistFile.Parse(await File.ReadAllBytesAsync(watchlist.FullName, cancellationToken), watchlist.Name)]);
            await using var found = new StreamWriter(output.FullName);
            var number = 0;
            await foreach (var line in File.ReadLinesAsync(input.FullName, cancellationToken))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                await found.WriteLineAsync(JsonSerializer.Serialize(Match(matcher, Read(line, input.Name, number)), s_json));
            }
            return ExitCode.Success;
        }
        catch (Exception fault) when (fault is InputException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(fault.Message);
            return ExitCode.BadInput;
        }
    }

    private static ArticleLine Read(string line, string file, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<ArticleLine>(line, s_json) ?? throw new InputException($"{file}, line {number}: expected an object, not null.");
        }
        catch (JsonException fault)
        {
            throw new InputException($"{file}, line {number}: expected an object such as {{\"id\":\"1\",\"title\":\"…\",\"text\":\"…\"}}.", fault);
        }
    }

    private static FoundLine Match(WatchlistMatcher matcher, ArticleLine article)
    {
        var found = matcher.Match(article.Title ?? "", article.Text ?? "", article.Language);
        return new(
            article.Id,
            found.Mentions.Select(mention => new MentionLine(
                mention.EntityId, mention.Field, mention.Range.Start, mention.Range.End, mention.Surface, mention.Kind,
                mention.Alias, mention.Context, mention.Introduction)),
            found.Rejected.Select(rejection => new RejectedLine(
                rejection.EntityId, rejection.Surface, rejection.Range.Start, rejection.Range.End, rejection.Reason, rejection.Field, rejection.Kind)));
    }

    /// <param name="Id">Whatever the line gives, text or number.</param>
    private sealed record ArticleLine(JsonElement Id, string? Title, string? Text, string? Language = null);

    private sealed record FoundLine(JsonElement Id, IEnumerable<MentionLine> Matches, IEnumerable<RejectedLine> Rejected);

    /// <summary>Places in UTF-16 units of the field as given.</summary>
    private sealed record MentionLine(
        string Entity, TextField Field, int Start, int End, string Text, MentionKind Kind, string Alias, string? Context, string? Introduction);

    private sealed record RejectedLine(string Entity, string Text, int Start, int End, string Reason, TextField Field, RejectionKind Kind);
}
