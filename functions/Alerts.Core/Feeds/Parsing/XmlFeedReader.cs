using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Reads RSS and Atom, in whatever state the XML is.</summary>
internal sealed class XmlFeedReader : IDisposable
{
    private readonly XmlFaults _faults;
    private readonly ElementReader _reader;
    private readonly ElementContent _content;
    private readonly FieldReader _fields;
    private readonly XmlItemReader _items;
    private readonly FeedDraft _feed = new();

    private XmlFeedReader(ReadOnlyMemory<byte> document, Uri baseUri)
    {
        _faults = new XmlFaults(document);
        _reader = new ElementReader(document, baseUri, _faults);
        _content = new ElementContent(document, _reader, _faults);
        _fields = new FieldReader(_reader, _content);
        _items = new XmlItemReader(_reader, _fields);
    }

    /// <param name="document">UTF-8 without byte order mark.</param>
    /// <exception cref="FeedFormatException">No feed.</exception>
    public static FeedDocument Read(ReadOnlyMemory<byte> document, Uri baseUri)
    {
        using var reader = new XmlFeedReader(document, baseUri);
        return reader.Read();
    }

    public void Dispose() => _content.Dispose();

    private FeedDocument Read()
    {
        ReadRoot();
        // RSS 1.0 has its items beside the channel, the others inside; the feed's own fields are the container's children.
        var container = (_reader.Vocabulary == Vocabulary.Atom && _reader.Field == FeedField.Root) || _reader.Field == FeedField.Channel ? _reader.Depth : 0;
        if (_reader.Field == FeedField.Item)
            ReadPart(ref container);
        while (_feed.Warning is null && _reader.Read())
        {
            if (_reader.Kind == MarkupKind.StartTag)
                ReadPart(ref container);
        }
        return Build();
    }

    private FeedDocument Build()
    {
        var document = _feed.Build();
        var fault = _faults.ToString();
        if (fault is not null)
            document = document with
            {
                Bozo = true,
                Warning = FeedParser.Join($"The XML is broken; what could be read was kept. The first fault: {fault}", document.Warning),
            };
        return _faults.HasUnfilledEntity
            ? document with { Warning = FeedParser.Join(document.Warning, "The document declares entities of its own; they are never filled in and stand in the text by their names.") }
            : document;
    }

    private void ReadRoot()
    {
        string? first = null;
        while (_reader.Read())
        {
            if (_reader.Kind != MarkupKind.StartTag)
                continue;
            // An entry alone is a document of Atom; an item alone is what is left of a feed whose beginning is broken.
            if (_reader.Field is FeedField.Root or FeedField.Channel
                || (_reader.Field == FeedField.Item && (_reader.Vocabulary == Vocabulary.Atom || _faults.Any)))
            {
                CheckEntities();
                if (first is not null)
                    _faults.Note("something else stands before the feed", 0);
                _feed.Format = FeedFormat.Of(_reader);
                _feed.Language = _reader.Language;
                return;
            }
            first ??= Encoding.UTF8.GetString(_reader.Name);
        }
        throw new FeedFormatException(first is null
            ? "The answer is not a feed: it is no JSON Feed and holds none of the elements <rss>, <rdf:RDF>, <feed> and <channel>."
            : $"The answer is XML but no feed: its outermost element is <{PlainText.OfText(first, 60)}>; expected <rss>, <rdf:RDF> or <feed>.");
    }

    private void CheckEntities()
    {
        if (DocumentTypeScanner.HasNestedEntities(_reader.DocumentType))
            throw new FeedFormatException("The document declares entities that unfold into each other, as XML bombs do; it is not read.");
    }

    private void ReadPart(ref int container)
    {
        if (_reader.Field == FeedField.Item)
        {
            if (_feed.IsFull)
                _feed.Warning = FeedParser.TooManyItems;
            else if (_items.Read() is { } item)
                _feed.Add(item);
        }
        else if (_reader.Field == FeedField.Channel)
        {
            _feed.Language = _reader.Language ?? _feed.Language;
            container = _reader.Depth;
        }
        else if (_reader.Depth == container + 1)
        {
            ReadField();
        }
        else if (_reader.Field is FeedField.Image && _reader.Vocabulary == Vocabulary.Rss)
        {
            _feed.Image = FieldReader.KeepFirst(_feed.Image, _fields.ReadImage());
        }
    }

    private void ReadField()
    {
        switch (_reader.Field)
        {
            case FeedField.Title:
                _feed.Title = FieldReader.KeepFirst(_feed.Title, _fields.ReadTitle());
                break;
            case FeedField.OtherTitle:
                _feed.OtherTitle = FieldReader.KeepFirst(_feed.OtherTitle, _fields.ReadTitle());
                break;
            case FeedField.Link:
                _feed.AddLink(_fields.ReadLink());
                break;
            case FeedField.Language:
                _feed.Language = _fields.ReadName() ?? _feed.Language;
                break;
            case FeedField.Description or FeedField.Subtitle:
                _feed.Description = FieldReader.KeepFirst(_feed.Description, _fields.ReadText());
                break;
            case FeedField.OtherDescription or FeedField.OtherSubtitle:
                _feed.OtherDescription = FieldReader.KeepFirst(_feed.OtherDescription, _fields.ReadText());
                break;
            case FeedField.Category:
                ReadCategories();
                break;
            case FeedField.Author or FeedField.Creator:
                _feed.AddAuthor(_fields.ReadPerson());
                break;
            case FeedField.OtherAuthor:
                _feed.OtherAuthor = FieldReader.KeepFirst(_feed.OtherAuthor, _fields.ReadPerson());
                break;
            case FeedField.Image:
                _feed.Image = FieldReader.KeepFirst(_feed.Image, _fields.ReadImage());
                break;
            case FeedField.Logo or FeedField.Icon:
                _feed.OtherImage = FieldReader.KeepFirst(_feed.OtherImage, _fields.ReadImage());
                break;
            case FeedField.Person or FeedField.TextInput or FeedField.Source:
                _reader.Skip();
                break;
            default:
                ReadTime();
                break;
        }
    }

    private void ReadTime()
    {
        switch (_reader.Field)
        {
            case FeedField.Published:
                _feed.Published = FieldReader.KeepFirst(_feed.Published, _fields.ReadDate());
                break;
            case FeedField.Issued:
                _feed.Issued = FieldReader.KeepFirst(_feed.Issued, _fields.ReadDate());
                break;
            case FeedField.Updated:
                _feed.Updated = FieldReader.KeepFirst(_feed.Updated, _fields.ReadDate());
                break;
            case FeedField.OtherDate:
                _feed.OtherDate = FieldReader.KeepFirst(_feed.OtherDate, _fields.ReadDate());
                break;
            case FeedField.TimeToLive:
                _feed.TimeToLive = FieldReader.KeepFirst(_feed.TimeToLive, _fields.ReadNumber());
                break;
            case FeedField.UpdatePeriod:
                _feed.UpdatePeriod = FieldReader.KeepFirst(_feed.UpdatePeriod, _fields.ReadPlain());
                break;
            case FeedField.UpdateFrequency:
                _feed.UpdateFrequency = FieldReader.KeepFirst(_feed.UpdateFrequency, _fields.ReadNumber());
                break;
        }
    }

    /// <summary>Categories of podcasts hold each other.</summary>
    private void ReadCategories()
    {
        if (_reader.Vocabulary == Vocabulary.ITunes)
            _feed.AddCategory(FieldReader.CleanName(_reader.Attribute("text"u8)));
        else
            _feed.AddCategory(_fields.ReadCategory());
    }
}
