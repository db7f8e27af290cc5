using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>The elements that a feed is read from, by what they mean.</summary>
internal enum FeedField
{
    None,
    Root,
    Channel,
    Item,
    Title,
    Link,
    Guid,
    Id,
    Description,
    Subtitle,
    Content,
    Body,
    Published,
    Issued,
    Updated,
    OtherDate,
    Author,
    Creator,
    Person,
    Category,
    Keywords,
    Enclosure,
    MediaGroup,
    MediaContent,
    Source,
    Image,
    Logo,
    Icon,
    Url,
    Name,
    Email,
    Language,
    TimeToLive,
    UpdatePeriod,
    UpdateFrequency,
    TextInput,
    Comments,
    OtherTitle,
    OtherDescription,
    OtherSubtitle,
    OtherAuthor,
}

internal static class FeedFields
{
    private static readonly NameTable s_core = new(
        ("rss", FeedField.Root), ("rdf", FeedField.Root), ("feed", FeedField.Root), ("channel", FeedField.Channel),
        ("item", FeedField.Item), ("entry", FeedField.Item),
        ("title", FeedField.Title), ("link", FeedField.Link), ("guid", FeedField.Guid), ("id", FeedField.Id),
        ("description", FeedField.Description), ("summary", FeedField.Description), ("abstract", FeedField.Description),
        ("subtitle", FeedField.Subtitle), ("tagline", FeedField.Subtitle), ("content", FeedField.Content), ("body", FeedField.Body), ("fullitem", FeedField.Body),
        ("pubdate", FeedField.Published), ("published", FeedField.Published), ("issued", FeedField.Issued),
        ("updated", FeedField.Updated), ("modified", FeedField.Updated), ("lastbuilddate", FeedField.Updated), ("created", FeedField.OtherDate),
        ("author", FeedField.Author), ("managingeditor", FeedField.Author), ("contributor", FeedField.Person),
        ("category", FeedField.Category), ("enclosure", FeedField.Enclosure), ("source", FeedField.Source),
        ("image", FeedField.Image), ("logo", FeedField.Logo), ("icon", FeedField.Icon), ("url", FeedField.Url),
        ("name", FeedField.Name), ("email", FeedField.Email), ("language", FeedField.Language), ("ttl", FeedField.TimeToLive),
        ("textinput", FeedField.TextInput), ("comments", FeedField.Comments));

    private static readonly NameTable s_dublinCore = new(
        ("title", FeedField.OtherTitle), ("description", FeedField.OtherDescription), ("creator", FeedField.Creator), ("author", FeedField.Creator),
        ("subject", FeedField.Category), ("language", FeedField.Language), ("issued", FeedField.Issued), ("modified", FeedField.Updated),
        ("date", FeedField.OtherDate), ("created", FeedField.OtherDate), ("available", FeedField.OtherDate));

    private static readonly NameTable s_content = new(("encoded", FeedField.Content));

    private static readonly NameTable s_media = new(
        ("title", FeedField.OtherTitle), ("description", FeedField.OtherDescription),
        ("group", FeedField.MediaGroup), ("content", FeedField.MediaContent), ("category", FeedField.Category));

    private static readonly NameTable s_iTunes = new(
        ("title", FeedField.OtherTitle), ("summary", FeedField.OtherDescription), ("subtitle", FeedField.OtherSubtitle), ("author", FeedField.OtherAuthor), ("image", FeedField.Logo),
        ("keywords", FeedField.Keywords), ("link", FeedField.Link), ("category", FeedField.Category), ("owner", FeedField.Person));

    private static readonly NameTable s_syndication = new(("updateperiod", FeedField.UpdatePeriod), ("updatefrequency", FeedField.UpdateFrequency));

    private static readonly NameTable s_xhtml = new(("body", FeedField.Body));

    private static readonly NameTable s_rdf = new(("rdf", FeedField.Root));

    private static readonly NameTable s_none = new();

    public static FeedField Of(Vocabulary vocabulary, ReadOnlySpan<byte> localName) => (vocabulary switch
    {
        Vocabulary.Rss or Vocabulary.Atom => s_core,
        Vocabulary.DublinCore => s_dublinCore,
        Vocabulary.Content => s_content,
        Vocabulary.Media => s_media,
        Vocabulary.ITunes => s_iTunes,
        Vocabulary.Syndication => s_syndication,
        Vocabulary.Xhtml => s_xhtml,
        Vocabulary.Rdf => s_rdf,
        _ => s_none,
    }).Find(localName);

    public static bool IsItem(FeedField field) => field == FeedField.Item;

    /// <summary>A part of an item or of the feed, thus never inside another such part.</summary>
    public static bool IsField(FeedField field) => IsPlain(field) || IsMarkup(field)
        || field is FeedField.Author or FeedField.Enclosure or FeedField.Source or FeedField.Image;

    /// <summary>Holds text and no elements; where one begins inside, an end tag is missing.</summary>
    public static bool IsPlain(FeedField field) => field is FeedField.Title or FeedField.Link or FeedField.Guid or FeedField.Id
        or FeedField.Published or FeedField.Issued or FeedField.Updated or FeedField.OtherDate or FeedField.Creator or FeedField.Category
        or FeedField.Language or FeedField.TimeToLive or FeedField.Name or FeedField.Comments or FeedField.OtherTitle or FeedField.Url;

    /// <summary>Holds HTML, perhaps as elements.</summary>
    public static bool IsMarkup(FeedField field) =>
        field is FeedField.Description or FeedField.Content or FeedField.Subtitle or FeedField.Body or FeedField.OtherDescription;

    /// <summary>No element of HTML has this name, so that inside of markup it tells of a missing end tag.</summary>
    public static bool IsForeignToHtml(FeedField field) => field is FeedField.Guid or FeedField.Id or FeedField.Published or FeedField.Issued or FeedField.Updated
        or FeedField.OtherDate or FeedField.Author or FeedField.Creator or FeedField.Category or FeedField.Enclosure or FeedField.Language
        or FeedField.TimeToLive or FeedField.Comments or FeedField.Description or FeedField.Content;

    /// <summary>Elements by their names, whatever the case of the letters; few of each length, so that a look-up is one or two comparisons.</summary>
    private sealed class NameTable
    {
        private const int MaxLength = 16;

        private readonly (byte[] Name, FeedField Field)[][] _byLength = new (byte[], FeedField)[MaxLength][];

        public NameTable(params ReadOnlySpan<(string Name, FeedField Field)> names)
        {
            Array.Fill(_byLength, []);
            foreach (var (name, field) in names)
                _byLength[name.Length] = [.. _byLength[name.Length], (Encoding.ASCII.GetBytes(name), field)];
        }

        public FeedField Find(ReadOnlySpan<byte> name)
        {
            if (name.Length >= MaxLength)
                return FeedField.None;
            foreach (var (known, field) in _byLength[name.Length])
            {
                if ((name[0] | 0x20) == known[0] && Ascii.EqualsIgnoreCase(name, known))
                    return field;
            }
            return FeedField.None;
        }
    }
}
