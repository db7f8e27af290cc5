using System.CommandLine;

namespace Alerts.Local;

/// <summary>The options of the local run and their words of help.</summary>
internal static class CommandLine
{
    public static RootCommand Create(Func<LocalOptions, CancellationToken, Task<int>> run)
    {
        Option<bool> once = new("--once") { Description = "Poll each feed once, send every waiting alert, print a summary and end. Exit code 0; 1 something failed for good; 2 bad input." };
        Option<string[]> feeds = new("--feeds") { Description = "An OPML file or the address of a feed, instead of the sample feeds. Repeatable.", HelpName = "FILE.opml|URL" };
        Option<string?> watchlist = new("--watchlist") { Description = "A watchlist, instead of the sample one.", HelpName = "FILE.json" };
        Option<string[]> subscribe = new("--subscribe") { Description = "A confirmed subscription to everything, immediate. Repeatable.", HelpName = "ADDRESS" };
        Option<string?> data = new("--data") { Description = "Keep state in this folder. Default: .local, with --once a fresh temporary folder.", HelpName = "DIR" };
        Option<int> port = new("--port") { Description = "Port of the pages and the API; 0 for any free one.", DefaultValueFactory = _ => LocalOptions.DefaultPort };
        Option<int?> mailPort = new("--mail-port") { Description = "Port of the mail catcher's page. Default: a free one." };
        Option<string?> smtp = new("--smtp") { Description = "Send mail through this server instead of the mail catcher.", HelpName = "HOST:PORT" };
        Option<string?> storage = new("--storage") { Description = "Use this storage account instead of Azurite.", HelpName = "CONNECTION" };
        Option<bool> json = new("--json") { Description = "With --once: the summary as one JSON object on standard output, everything else on standard error." };

        var command = new RootCommand("Runs Alerts on this machine, without any account: feeds in, mails out.")
        {
            once, feeds, watchlist, subscribe, data, port, mailPort, smtp, storage, json,
        };
        command.SetAction((arguments, cancellationToken) => run(
            new()
            {
                Once = arguments.GetValue(once),
                Feeds = arguments.GetValue(feeds) ?? [],
                Watchlist = arguments.GetValue(watchlist),
                Subscribers = arguments.GetValue(subscribe) ?? [],
                Data = arguments.GetValue(data),
                Port = arguments.GetValue(port),
                MailPort = arguments.GetValue(mailPort),
                Smtp = arguments.GetValue(smtp),
                Storage = arguments.GetValue(storage),
                Json = arguments.GetValue(json),
            },
            cancellationToken));
        return command;
    }
}
