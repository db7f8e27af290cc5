using System.Globalization;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Parsing;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

public sealed class FeedDatesTests
{
    [Theory]
    [InlineData("Fri, 04 Apr 2025 16:30:00 GMT", "2025-04-04T16:30:00Z")]
    [InlineData("Mon, 04 Apr 2025 16:30:00 GMT", "2025-04-04T16:30:00Z")]
    [InlineData("4 Apr 2025 16:30 GMT", "2025-04-04T16:30:00Z")]
    [InlineData("Fri,04 Apr 2025 16:30:00 UT", "2025-04-04T16:30:00Z")]
    [InlineData("Fri, 04 Apr 2025 16:30:00 Z", "2025-04-04T16:30:00Z")]
    [InlineData("Fri, 04 Apr 2025 16:30:00 EST", "2025-04-04T21:30:00Z")]
    [InlineData("Fri, 04 Apr 2025 16:30:00 EDT", "2025-04-04T20:30:00Z")]
    [InlineData("Fri, 04 Apr 2025 16:30:00 CST", "2025-04-04T22:30:00Z")]
    [InlineData("Fri, 04 Apr 2025 16:30:00 PST", "2025-04-05T00:30:00Z")]
    [InlineData("Fri, 04 Apr 2025 16:30:00 PDT", "2025-04-04T23:30:00Z")]
    [InlineData("Fri, 04 Apr 2025 16:30:00 ET", "2025-04-04T20:30:00Z")]
    [InlineData("Mon, 26 January 2004 16:31:00 ET", "2004-01-26T21:31:00Z")]
    [InlineData("Fri, 04 Apr 2025 16:30:00 -0600", "2025-04-04T22:30:00Z")]
    [InlineData("Fri, 04 Apr 2025 16:30:00 +05:30", "2025-04-04T11:00:00Z")]
    [InlineData("Fri, 04 Apr 2025 16:30:00 GMT+0200", "2025-04-04T14:30:00Z")]
    [InlineData("Fri, 04 Apr 2025 16:30:00 -0400 (EDT)", "2025-04-04T20:30:00Z")]
    [InlineData("Fri, 04 Apr 25 16:30:00 GMT", "2025-04-04T16:30:00Z")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z")]
    [InlineData("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z")]
    [InlineData("Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16:00Z")]
    [InlineData("Thu Aug 30 2012 17:26:16 +0200", "2012-08-30T15:26:16Z")]
    [InlineData("April 4, 2025 4:30 PM EST", "2025-04-04T21:30:00Z")]
    [InlineData("Fri, 04 Apr 2025 24:00:00 GMT", "2025-04-05T00:00:00Z")]
    [InlineData("Fri, 04 Apr 2025", "2025-04-04T00:00:00Z")]
    [InlineData("vie, 04 abr 2025 16:30:00 -0600", "2025-04-04T22:30:00Z")]
    [InlineData("viernes, 4 de abril de 2025 16:30", "2025-04-04T16:30:00Z")]
    [InlineData("mié., 01 ene. 2025 10:00:00 GMT", "2025-01-01T10:00:00Z")]
    [InlineData("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z")]
    [InlineData("2025-04-04T16:30:00Z", "2025-04-04T16:30:00Z")]
    [InlineData("2025-04-04T16:30:00.123456789-06:00", "2025-04-04T22:30:00Z")]
    [InlineData("2025-04-04t16:30:00z", "2025-04-04T16:30:00Z")]
    [InlineData("2025-04-04 16:30:00 -0600", "2025-04-04T22:30:00Z")]
    [InlineData("2025-04-04T16:30Z", "2025-04-04T16:30:00Z")]
    [InlineData("2025-04-04", "2025-04-04T00:00:00Z")]
    [InlineData("2025-04", "2025-04-01T00:00:00Z")]
    [InlineData("20250404T163000Z", "2025-04-04T16:30:00Z")]
    [InlineData("\n  2025-04-04T16:30:00Z  ", "2025-04-04T16:30:00Z")]
    public void A_date_is_understood(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), FeedDates.TryParse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("04/05/2025")]
    [InlineData("Fri, 31 Feb 2025 10:00:00 GMT")]
    [InlineData("Fri, 04 Foo 2025 10:00:00 GMT")]
    [InlineData("Fri, 04 Apr 2025 25:00:00 GMT")]
    [InlineData("Fri, 04 Apr 2025 24:01:00 GMT")]
    [InlineData("Fri, 04 Apr 2025 10:61:00 GMT")]
    [InlineData("Fri, 04 Apr 2025 10:00:00 IST")]
    [InlineData("Fri, 04 Apr 2025 10:00:00 XYZ")]
    [InlineData("Fri, 04 Apr 2025 10:00:00 +99:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("2025-13-01T00:00:00Z")]
    public void What_is_not_understood_is_no_date(string? text) => Assert.Null(FeedDates.TryParse(text));
}
