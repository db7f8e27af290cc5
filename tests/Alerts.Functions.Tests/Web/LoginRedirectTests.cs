using System.Net;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Alerts.Functions.Tests.Web;

public sealed class LoginRedirectTests
{
    private const string Login = "/.auth/login/aad?post_login_redirect_uri=";

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("//evil.example/manage")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\\/evil.example")]
    [InlineData("/.//evil.example")]
    [InlineData("/..//evil.example")]
    [InlineData("/manage/..//evil.example")]
    [InlineData("/./\\evil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("/%0A/evil.example")]
    [InlineData("/%0D%0ALocation:%20https://evil.example")]
    [InlineData("/%252F/evil.example")]
    [InlineData("/%5Cevil.example")]
    [InlineData("/%2Fevil.example")]
    [InlineData("/%2F%2Fevil.example")]
    [InlineData("https://evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("//user:password@evil.example")]
    [InlineData("/manage//evil.example")]
    [InlineData("/manage/%2E%2E//evil.example")]
    public void Nothing_leads_from_the_sign_in_to_another_site(string target)
    {
        var location = LoginRedirect.For(Request(target));

        Assert.StartsWith(Login, location, StringComparison.Ordinal);
        Assert.DoesNotContain(location, char.IsControl);
        // The one who reads the parameter may decode it, fold its dots and take "\" for "/": it must stay here in each reading.
        var once = WebUtility.UrlDecode(location[Login.Length..]);
        foreach (var reading in new[] { once, WebUtility.UrlDecode(once) })
        {
            Assert.Matches(@"^/(?![/\\])", reading);
            var resolved = new Uri(new Uri("https://alerts.example/manage"), reading);
            Assert.Equal("alerts.example", resolved.Host);
            Assert.False(resolved.AbsolutePath.StartsWith("//", StringComparison.Ordinal), resolved.AbsolutePath);
        }
    }

    [Fact]
    public void The_query_comes_back_too_whatever_is_in_it()
    {
        var request = Request("/manage/feeds");
        request.QueryString = new QueryString("?next=//evil.example&q=García");

        var location = LoginRedirect.For(request);

        Assert.StartsWith(
            "/manage/feeds?next=//evil.example", WebUtility.UrlDecode(location[Login.Length..]), StringComparison.Ordinal);
    }

    // Decoded as a server decodes a path; a target that is no path stands for one that a server let through all the same.
    private static HttpRequest Request(string target)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString("evil.example");
        request.Path = target.StartsWith('/') ? PathString.FromUriComponent(target) : new PathString("/" + target);
        return request;
    }
}
