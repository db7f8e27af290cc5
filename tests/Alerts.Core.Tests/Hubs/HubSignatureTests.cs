using System.Text;
using Alerts.Core.Feeds.Hubs;

namespace Alerts.Core.Tests.Hubs;

public class HubSignatureTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("what do ya want for nothing?");

    /// <summary>Test case 2 of RFC 2202 and RFC 4231.</summary>
    [Theory]
    [InlineData("sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")]
    [InlineData("SHA256=5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843")]
    [InlineData(" sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843 ")]
    [InlineData("sha384=af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649")]
    [InlineData("sha512=164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737")]
    public void Every_method_of_the_Recommendation_is_known(string header) => Assert.True(HubSignature.Matches(header, "Jefe", Body));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("sha256")]
    [InlineData("sha256=")]
    [InlineData("sha256=5bdc")]
    [InlineData("sha256=xyz")]
    [InlineData("sha1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("md5=750c783e6ab0b503eaa86e310a5db738")]
    [InlineData("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843,sha1=00")]
    [InlineData("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844")]
    public void Anything_else_is_none(string? header) => Assert.False(HubSignature.Matches(header, "Jefe", Body));

    [Fact]
    public void Another_secret_or_body_and_no_secret_at_all_do_not_match()
    {
        const string right = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

        Assert.False(HubSignature.Matches(right, "jefe", Body));
        Assert.False(HubSignature.Matches(right, "Jefe", Body.AsSpan(1)));
        Assert.False(HubSignature.Matches("sha256=" + Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(Array.Empty<byte>(), Body)), "", Body));
    }
}
