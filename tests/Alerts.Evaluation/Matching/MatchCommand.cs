using System.CommandLine;
using System.Text.Json;
using Alerts.Core;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;

namespace Alerts.Evaluation.Matching;

/// <summary>Matches a watchlist against articles, one JSON object a line, and writes for each what counts and what nearly did.</summary>
internal static class MatchCommand
{
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
            var articles = JsonLines.ReadAsync<ArticleLine>(input, """{"id":"1","title":"…","text":"…"}""", cancellationToken);
            await JsonLines.WriteAsync(output, articles.Select(article => Match(matcher, article.Value)), cancellationToken);
            return ExitCode.Success;
        }
        catch (Exception fault) when (fault is InputException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(fault.Message);
            return ExitCode.BadInput;
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
    private sealed record ArticleLine(JsonElement Id, string? Title = null, string? Text = null, string? Language = null);

    private sealed record FoundLine(JsonElement Id, IEnumerable<MentionLine> Matches, IEnumerable<RejectedLine> Rejected);

    /// <summary>Places in UTF-16 units of the field as given.</summary>
    private sealed record MentionLine(
        string Entity, TextField Field, int Start, int End, string Text, MentionKind Kind, string Alias, string? Context, string? Introduction);

    private sealed record RejectedLine(string Entity, string Text, int Start, int End, string Reason, TextField Field, RejectionKind Kind);
}
