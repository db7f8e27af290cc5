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
    public async Task It_shows_where_to_look_and_mails_keep_coming_until_Ctrl_C_ends_it()
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

        await mails.WaitForAsync(first.Count + 2, Patience, TestContext.Current.CancellationToken);
        await run.InterruptAsync();
        var result = await run.EndAsync();
        Assert.True(result.ExitCode == 0, result.ToString());
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

    [GeneratedRegex("http://[^ ]+")]
    private static partial Regex AddressPattern();
}
