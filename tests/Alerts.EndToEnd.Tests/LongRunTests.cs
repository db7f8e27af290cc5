using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Alerts.EndToEnd.Tests.Tools;

namespace Alerts.EndToEnd.Tests;

/// <summary>The local run without options, as somebody meets it first.</summary>
public sealed partial class LongRunTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task It_shows_where_to_look_and_mails_keep_coming_even_when_the_mail_catcher_dies_until_Ctrl_C_ends_everything()
    {
        await using var run = LocalProcess.Start("--data", _data.Path, "--port", "0");
        var mailUrl = Address(await run.WaitForAsync("  Mails ", Patience));
        var start = Address(await run.WaitForAsync("  Start page ", Patience));
        using var mails = new MailDevClient(mailUrl);

        var first = await mails.WaitForAsync(1, Patience, TestContext.Current.CancellationToken);
        Assert.All(first, mail => Assert.Equal("reader@example.org", Assert.Single(mail.To).Address));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(start));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(new(start, "health")));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(new(start, "api/digest?entity=cecot&format=html")));

        await KillAsync($"maildev.js.*--web {mailUrl.Port}");
        await run.WaitForAsync("MailDev runs again", Patience);
        await mails.WaitForAsync(first.Count + 2, Patience, TestContext.Current.CancellationToken);

        await run.InterruptAsync();
        var result = await run.EndAsync();
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(1, await KillAsync(_data.Path)); // Nothing of it is left to kill.
    }

    private static Uri Address(string line) => new(AddressPattern().Match(line).Value);

    private static async Task<HttpStatusCode> StatusOfAsync(Uri address)
    {
#pragma warning disable RS0030 // A test looks at a page on loopback, which the product's handler would refuse.
        using var browser = new HttpClient();
#pragma warning restore RS0030
        using var response = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <returns>1 when no process has this in its command line.</returns>
    private static async Task<int> KillAsync(string commandLine)
    {
        using var kill = Process.Start("pkill", ["-KILL", "-f", commandLine]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return kill.ExitCode;
    }

    [GeneratedRegex("http://[^ ]+")]
    private static partial Regex AddressPattern();
}
