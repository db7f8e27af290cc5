using Alerts.Core.Access;
using Alerts.Functions.Web;
using Xunit;

namespace Alerts.Functions.Tests.Web;

/// <summary>Who gets what from every HTTP function. A function without a row fails here: say who may.</summary>
public sealed class AccessTableTests
{
    private const string NoFeed = "/websub/0123456789abcdef0123456789abcdef?token=guessed";
    private const string Feed = "/api/feeds/00000000000000000000000000000000";
    private const string Watchlist = "/api/watchlists/el-salvador";

    private static readonly Row[] Table =
    [
        //   function     verb   path                        nobody  wrong key  Caller  Editor  Admin  forged identity
        new("Home",      "get", "/",                           200,    200,      200,    200,    200,   200),
        new("GetHealth", "get", "/health",                     200,    200,      200,    200,    200,   200),
        new("Unsubscribe", "get", "/unsubscribe",              404,    404,      404,    404,    404,   404),
        new("Unsubscribe", "post", "/unsubscribe",             404,    404,      404,    404,    404,   404),
        new("ReceiveHubQuestion", "get", NoFeed,               404,    404,      404,    404,    404,   404),
        new("ReceiveHubPush", "post", NoFeed,                  410,    410,      410,    410,    410,   410),
        new("GetDigest", "get", "/api/digest?entity=cecot",    401,    401,      200,    200,    200,   401),
        new("ListFeeds", "get", "/api/feeds",                  401,    401,      403,    200,    200,   401),
        new("AddFeed", "post", "/api/feeds",                   401,    401,      403,    400,    400,   401),
        new("GetFeed", "get", Feed,                            401,    401,      403,    404,    404,   401),
        new("ChangeFeed", "patch", Feed,                       401,    401,      403,    428,    428,   401),
        new("RemoveFeed", "delete", Feed,                      401,    401,      403,    404,    404,   401),
        new("PollFeed", "post", Feed + "/poll",                401,    401,      403,    404,    404,   401),
        new("DiscoverFeeds", "get", "/api/feeds/discover",     401,    401,      403,    400,    400,   401),
        new("ExportFeeds", "get", "/api/feeds/opml",           401,    401,      403,    200,    200,   401),
        new("ImportFeeds", "post", "/api/feeds/opml",          401,    401,      403,    400,    400,   401),
        new("PreviewDraft", "post", "/api/watchlists/preview", 401,    401,      403,    400,    400,   401),
        new("BackfillWatchlist", "post", "/api/watchlists/el-salvador/backfill", 401, 401, 403, 400, 400, 401),
        new("GetScorecard", "get", "/api/watchlists/el-salvador/scorecard?days=0", 401, 401, 403, 400, 400, 401),
        new("Explain", "get", "/api/explain",                  401,    401,      403,    400,    400,   401),
        new("BacktestDraft", "post", "/api/watchlists/el-salvador/backtest", 401, 401, 403, 400,  400,   401),
        new("ListWatchlists", "get", "/api/watchlists",        401,    401,      403,    200,    200,   401),
        new("GetWatchlist", "get", Watchlist,                  401,    401,      403,    200,    200,   401),
        new("SaveWatchlist", "put", Watchlist,                 401,    401,      403,    428,    428,   401),
        new("RetireWatchlist", "delete", Watchlist,            401,    401,      403,    428,    428,   401),
        new("RollBackWatchlist", "post", Watchlist + "/rollback", 401, 401,      403,    428,    428,   401),
        new("ImportWatchlist", "post", Watchlist + "/import",  401,    401,      403,    428,    428,   401),
        new("ExportWatchlist", "get", Watchlist + "/export",   401,    401,      403,    200,    200,   401),
        new("ListWatchlistVersions", "get", Watchlist + "/versions", 401, 401,   403,    200,    200,   401),
        new("GetWatchlistVersion", "get", Watchlist + "/versions/1", 401, 401,   403,    200,    200,   401),
        new("CompareWatchlistVersions", "get", Watchlist + "/diff", 401, 401,    403,    400,    400,   401),
    ];

    public static TheoryData<string, string> Rows =>
        [.. Table.Select(row => new TheoryDataRow<string, string>(row.Function, row.Verb))];

    [Fact]
    public void Every_function_of_the_app_has_a_row()
    {
        var served = new HttpFunctions(typeof(HttpFunctions).Assembly).All
            .SelectMany(function => function.Verbs.Where(verb => verb != "head").Select(verb => (function.Name, verb)));

        Assert.Equal(served.Order(), Table.Select(row => (row.Function, row.Verb)).Order());
    }

    [Fact]
    public void Every_function_of_the_app_says_who_may_and_how()
    {
        Assert.All(new HttpFunctions(typeof(HttpFunctions).Assembly).All, function =>
        {
            Assert.NotNull(function.Access);
            Assert.NotEmpty(function.Verbs);
            Assert.Equal(function.Verbs.Contains("get"), function.Verbs.Contains("head"));
        });
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_caller_gets_what_the_table_says(string function, string verb)
    {
        var row = Table.Single(row => row.Function == function && row.Verb == verb);
        await using var site = await Site.StartAsync();
        (string Name, string Value) Key(string key) => (RequestGuard.ApiKeyHeader, key);
        (string Caller, int Expected, (string, string)[] Headers)[] callers =
        [
            ("nobody", row.Nobody, []),
            ("wrong key", row.WrongKey, [Key("alerts_" + new string('A', 43))]),
            ("caller", row.Caller, [Key(site.KeyOf(Role.Caller))]),
            ("editor", row.Editor, [Key(site.KeyOf(Role.Editor))]),
            ("admin", row.Admin, [Key(site.KeyOf(Role.Admin))]),
            ("forged identity", row.Forged, [Identity.WithRole("Admin")]),
        ];

        foreach (var (caller, expected, headers) in callers)
        {
            using var response = await site.SendAsync(HttpMethod.Parse(verb), row.Path, headers);
            Assert.Equal((caller, expected), (caller, (int)response.StatusCode));
        }
    }

    private sealed record Row(
        string Function, string Verb, string Path, int Nobody, int WrongKey, int Caller, int Editor, int Admin, int Forged);
}
