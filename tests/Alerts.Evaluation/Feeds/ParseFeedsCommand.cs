using System.CommandLine;
using System.Text.Json;

namespace Alerts.Evaluation.Feeds;

/// <summary>Parses each feed of a folder and writes what was read beside its name in another.</summary>
internal static class ParseFeedsCommand
{
    public static Command Create()
    {
        Option<DirectoryInfo> input = new("--in") { Description = "Folder of feeds X.xml and X.json, read with its subfolders; contentType of X.expect.json stands for the HTTP header.", HelpName = "DIR", Required = true };
        Option<DirectoryInfo> output = new("--out") { Description = "Folder for X.actual.json, one a feed.", HelpName = "DIR", Required = true };
        Option<string> baseAddress = new("--base") { Description = "The site that the feeds count as fetched from.", HelpName = "URL", DefaultValueFactory = _ => FeedCase.DefaultSite.ToString() };
        var command = new Command("parse-feeds", "Parse feeds. Exit code 0; 1 the parser broke down on a feed; 2 bad input.") { input, output, baseAddress };
        command.SetAction(arguments => Run(
            arguments.GetRequiredValue(input), arguments.GetRequiredValue(output), arguments.GetRequiredValue(baseAddress), Console.Out, Console.Error));
        return command;
    }

    public static int Run(DirectoryInfo input, DirectoryInfo output, string site, TextWriter log, TextWriter errors)
    {
        if (!Uri.TryCreate(site, UriKind.Absolute, out var siteAddress))
            return Refuse($"--base must be an absolute address; \"{site}\" is none.");
        if (!input.Exists)
            return Refuse($"There is no folder {input.FullName}.");

        try
        {
            var cases = FeedCase.In(input, siteAddress);
            if (cases.Count == 0)
                return Refuse($"No feed was found in {input.FullName}: no file ends in .xml or .json.");

            var failures = cases.Count(feed => !Write(feed, output, errors));
            log.WriteLine($"{cases.Count - failures} feeds parsed, {failures} failed.");
            return failures == 0 ? ExitCode.Success : ExitCode.Failed;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Refuse(fault.Message);
        }

        int Refuse(string message)
        {
            errors.WriteLine(message);
            return ExitCode.BadInput;
        }
    }

    private static bool Write(FeedCase feed, DirectoryInfo output, TextWriter errors)
    {
        var path = Path.Combine(output.FullName, $"{feed.Name}.actual.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        var body = feed.ReadBody();
        var contentType = feed.ReadContentType();
        object actual;
        try
        {
            actual = ActualFeed.Parse(body, contentType, feed.Address);
        }
        // The parser promises one exception only: any other is a finding, and the other feeds are still of interest.
        catch (Exception broken)
        {
            errors.WriteLine($"{feed.Name}: {broken}");
            return false;
        }

        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(actual, ActualFeed.Json));
        return true;
    }
}
