namespace Alerts.Core.Feeds.Parsing;

/// <summary>Reads one item or entry.</summary>
internal sealed class XmlItemReader(ElementReader reader, FieldReader fields)
{
    /// <summary>Reads past the item's end.</summary>
    /// <returns>Null when nothing stands in it.</returns>
    public FeedItem? Read()
    {
        var item = new ItemDraft { About = FieldReader.NullIfEmpty(reader.Attribute("about"u8)?.Trim()) };
        var isEmpty = item.About is null;
        var depth = reader.Depth;
        var languageOfFeed = reader.LanguageOfParent;
        item.Language = ReferenceEquals(reader.Language, languageOfFeed) ? null : reader.Language;
        while (reader.Read() && reader.Depth >= depth)
        {
            if (reader.Kind != MarkupKind.StartTag)
                continue;
            isEmpty = false;
            if (reader.Field is FeedField.Title or FeedField.Content or FeedField.Description && !ReferenceEquals(reader.Language, languageOfFeed))
                item.Language ??= reader.Language;
            ReadField(item);
        }
        return isEmpty ? null : item.Build();
    }

    private void ReadField(ItemDraft item)
    {
        switch (reader.Field)
        {
            case FeedField.Title:
                item.Title = fields.ReadTitle() ?? item.Title;
                break;
            case FeedField.OtherTitle:
                item.OtherTitle = FieldReader.KeepFirst(item.OtherTitle, fields.ReadTitle());
                break;
            case FeedField.Link:
                ReadLink(item);
                break;
            case FeedField.Guid:
                item.IsPermaLink = !string.Equals(reader.Attribute("isPermaLink"u8)?.Trim(), "false", StringComparison.OrdinalIgnoreCase);
                item.Guid = fields.ReadPlain();
                break;
            case FeedField.Id:
                item.Guid = FieldReader.KeepFirst(item.Guid, fields.ReadId());
                break;
            case FeedField.Content:
                // "content:encoded" is the whole story; what else is called content may be a part.
                var isWhole = reader.Vocabulary == Vocabulary.Content;
                var content = fields.ReadHtml();
                item.Content = isWhole ? content ?? item.Content : item.Content ?? content;
                break;
            case FeedField.Body:
                item.Content = FieldReader.KeepFirst(item.Content, fields.ReadHtml());
                break;
            case FeedField.Description:
                item.Summary = FieldReader.KeepFirst(item.Summary, fields.ReadHtml());
                break;
            case FeedField.OtherDescription:
                item.OtherSummary = FieldReader.KeepFirst(item.OtherSummary, fields.ReadHtml());
                break;
            case FeedField.OtherSubtitle:
                item.Subtitle = FieldReader.KeepFirst(item.Subtitle, fields.ReadHtml());
                break;
            default:
                ReadDetail(item);
                break;
        }
    }

    private void ReadDetail(ItemDraft item)
    {
        switch (reader.Field)
        {
            case FeedField.Published:
                item.Published = FieldReader.KeepFirst(item.Published, fields.ReadDate());
                break;
            case FeedField.Issued:
                item.Issued = FieldReader.KeepFirst(item.Issued, fields.ReadDate());
                break;
            case FeedField.Updated:
                item.Updated = FieldReader.KeepFirst(item.Updated, fields.ReadDate());
                break;
            case FeedField.OtherDate:
                item.OtherDate = FieldReader.KeepFirst(item.OtherDate, fields.ReadDate());
                break;
            case FeedField.Creator:
                item.AddAuthor(fields.ReadPerson(), isCreator: true);
                break;
            case FeedField.Author:
                item.AddAuthor(fields.ReadPerson());
                break;
            case FeedField.OtherAuthor:
                item.OtherAuthor = FieldReader.KeepFirst(item.OtherAuthor, fields.ReadPerson());
                break;
            case FeedField.Category:
                item.AddCategory(fields.ReadCategory());
                break;
            case FeedField.Keywords:
                foreach (var word in (fields.ReadPlain() ?? "").Split(','))
                    item.AddCategory(FieldReader.CleanName(word));
                break;
            case FeedField.Enclosure:
                item.AddEnclosure(fields.EnclosureOfAttributes());
                reader.Skip();
                break;
            case FeedField.MediaContent:
                // Its children, such as a title, are read as the group's.
                item.AddEnclosure(fields.EnclosureOfAttributes());
                break;
            case FeedField.MediaGroup:
                break;
            case FeedField.Source:
                item.Source = FieldReader.KeepFirst(item.Source, fields.ReadSource());
                break;
            case FeedField.Language:
                item.Language = fields.ReadName() ?? item.Language;
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private void ReadLink(ItemDraft item)
    {
        var link = fields.ReadLink();
        if (link.Is("enclosure") && link.Address is { } address)
            item.AddEnclosure(new FeedEnclosure(address, FieldReader.NullIfEmpty(link.Type), link.Length));
        else if (link.Is("alternate") && link.IsPage)
            item.Link ??= link.Address;
        else if (link.Is("alternate"))
            item.OtherLink ??= link.Address;
    }
}
