using System.ServiceModel.Syndication;
using System.Xml;
using Alerts.Core.Feeds;
using BenchmarkDotNet.Attributes;
using CodeHollow.FeedReader.Feeds;
using CodeHollowReader = CodeHollow.FeedReader.FeedReader;

namespace Alerts.Benchmarks.Parsing;

/// <summary>One operation reads the whole corpus from memory into a model: titles, links, dates, authors and content. Each returns its items.</summary>
[MemoryDiagnoser]
public class ParsingBenchmarks
{
    private const string ContentNamespace = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCoreNamespace = "http://purl.org/dc/elements/1.1/";

    private static readonly Uri s_base = new("https://news.example/");
    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    /// <summary>Created once for all contenders.</summary>
    internal static IReadOnlyList<byte[]> Corpus { get; } = ParsingCorpus.Create();

    [Benchmark]
    public int Alerts() => Corpus.Sum(feed => FeedParser.Parse(feed, "application/xml; charset=utf-8", s_base).Items.Count);

    [Benchmark]
    public int Syndication()
    {
        var read = 0;
        foreach (var feed in Corpus)
        {
            using var reader = XmlReader.Create(new MemoryStream(feed), s_settings);
            read += SyndicationFeed.Load(reader).Items.Count(IsRead);
        }

        return read;
    }

    [Benchmark]
    public int CodeHollow() => Corpus.Sum(feed => CodeHollowReader.ReadFromByteArray(feed).Items.Count(IsRead));

    /// <summary>Bytes of the text that the product keeps of the corpus, in UTF-16.</summary>
    internal static long TextKept() => Corpus.Sum(feed =>
        FeedParser.Parse(feed, "application/xml; charset=utf-8", s_base).Items.Sum(item => 2L * (Length(item.Title) + Length(item.Link) + Length(item.Guid)
            + Length(item.Author) + Length(item.SummaryHtml) + Length(item.ContentHtml) + item.Categories.Sum(Length))));

    private static int Length(string? text) => text?.Length ?? 0;

    /// <summary>Syndication keeps what RSS took from other vocabularies as XML: reading the content and the author is part of the work.</summary>
    private static bool IsRead(SyndicationItem item)
    {
        var content = item.Content is TextSyndicationContent text
            ? text.Text
            : item.ElementExtensions.ReadElementExtensions<string>("encoded", ContentNamespace)[0];
        var author = item.Authors.Count > 0
            ? item.Authors[0].Name
            : item.ElementExtensions.ReadElementExtensions<string>("creator", DublinCoreNamespace)[0];
        return item.Title.Text.Length > 0 && item.Links.Count > 0 && item.PublishDate != default && content.Length > 0 && author.Length > 0;
    }

    private static bool IsRead(CodeHollow.FeedReader.FeedItem item)
    {
        var author = item.SpecificItem is Rss20FeedItem { DC.Creator: var creator } ? creator : item.Author;
        return item.Title.Length > 0 && item.Link.Length > 0 && item.PublishingDate is not null && item.Content.Length > 0 && Length(author) > 0;
    }
}
