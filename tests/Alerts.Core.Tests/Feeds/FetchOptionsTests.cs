using System.ComponentModel.DataAnnotations;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Xunit;

namespace Alerts.Core.Tests.Feeds;

public sealed class FetchOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(Faults(new FetchOptions()));

    [Theory]
    [InlineData("https://alerts.example/about?x=1", true)]
    [InlineData("alerts.example", false)]
    [InlineData("mailto:a@alerts.example", false)]
    [InlineData("https://alerts.example/\r\nX-Header: 1", false)]
    [InlineData("https://alerts.example/) (", false)]
    public void The_contact_is_a_web_address(string contact, bool isValid) => Assert.Equal(
        isValid ? [] : ["Fetch:ContactUrl must be an http(s) address without brackets or spaces."],
        Faults(new FetchOptions { ContactUrl = contact }));

    [Fact]
    public void Limits_have_limits() => Assert.Equal(
        4,
        Faults(new FetchOptions { MaxBytes = 0, Timeout = TimeSpan.Zero, ConnectTimeout = TimeSpan.FromHours(1), MaxRedirects = -1 }).Count);

    private static List<string?> Faults(FetchOptions options)
    {
        var results = new List<ValidationResult>();
        _ = Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage)];
    }
}
