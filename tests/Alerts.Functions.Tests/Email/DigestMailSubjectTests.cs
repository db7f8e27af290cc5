using System.Text;
using Alerts.Core.Digests;
using Alerts.Functions.Digests;
using Xunit;

namespace Alerts.Functions.Tests.Email;

public sealed class DigestMailSubjectTests
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public void Several_articles_are_counted_under_their_names() =>
        Assert.Equal("CECOT, Kilmar Abrego García, Nayib Bukele: 6 new articles", DigestMailSubject.Of(TestDigests.Realistic()));

    [Fact]
    public void One_article_is_its_headline() =>
        Assert.Equal(
            "CECOT: Families sue over transfers to CECOT prison",
            DigestMailSubject.Of(TestDigests.OneItem(TestDigests.Realistic().Groups[0].Items[0].Alert)));

    [Fact]
    public void One_article_about_two_names_is_one_article()
    {
        var alert = TestDigests.Realistic().Groups[0].Items[0].Alert;
        var content = TestDigests.Of(
            new DigestGroup("cecot", "CECOT", [new DigestItem(alert, [])]),
            new DigestGroup("bukele", "Nayib Bukele", [new DigestItem(alert with { Id = "other", EntityId = "bukele" }, [])]));

        Assert.Equal("CECOT, Nayib Bukele: Families sue over transfers to CECOT prison", DigestMailSubject.Of(content));
    }

    [Fact]
    public void Names_that_do_not_fit_are_counted()
    {
        var group = TestDigests.Realistic().Groups[0];
        var content = TestDigests.Of([.. Enumerable.Range(1, 20).Select(i => group with { EntityName = $"Alien Enemies Act, section {i}" })]);

        Assert.Equal("Alien Enemies Act, section 1, Alien Enemies Act, section 2, Alien Enemies Act, section 3 and 17 more: 3 new articles", DigestMailSubject.Of(content));
    }

    [Fact]
    public void Nothing_new_is_said_as_such() =>
        Assert.Equal("Deportations to El Salvador: no new articles", DigestMailSubject.Of(TestDigests.Of()));

    [Fact]
    public void It_stays_one_short_line_whatever_the_headline_is()
    {
        foreach (var title in TestMails.HostileTitles())
        {
            var alert = TestDigests.Realistic().Groups[0].Items[0].Alert with { Title = title, EntityName = title };

            var subject = DigestMailSubject.Of(TestDigests.OneItem(alert));

            Assert.InRange(subject.Length, 1, DigestMailSubject.MaximumLength);
            Assert.DoesNotContain(subject, char.IsControl);
            Assert.Equal(subject, Utf8.GetString(Utf8.GetBytes(subject)));
        }
    }
}
