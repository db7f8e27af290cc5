using System.Text.RegularExpressions;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Reads one field, each kind of value in its way, past the end of its element.</summary>
internal sealed partial class FieldReader(ElementReader reader, ElementContent content)
{
    private const int MaxDescriptionLength = 2_000;

    /// <summary>More is no name of a category, a person or a language.</summary>
    private const int MaxNameLength = FeedParser.MaxTitleLength;

    /// <returns>Null when there is nothing but white space.</returns>
    public string? ReadPlain()
    {
        var text = content.Read();
        if (text.IsEmpty)
            return null;
        return content.HasElements ? NullIfEmpty(PlainText.OfMarkup(text.ToString(), MaxNameLength)) : text.ToString();
    }

    public DateTimeOffset? ReadDate() => FeedDates.TryParse(content.Read());

    public int? ReadNumber() => int.TryParse(content.Read(), System.Globalization.NumberStyles.None, null, out var number) ? number : null;

    /// <summary>One line of plain text.</summary>
    public string? ReadTitle()
    {
        var kind = Kind();
        var text = content.Read();
        if (text.IsEmpty)
            return null;
        var isMarkup = content.HasElements || kind != TextKind.Plain;
        var value = kind switch
        {
            TextKind.Base64 => new FeedTextValue(TextKinds.FromBase64(text), IsMarkup: false).ToTitle(),
            TextKind.Base64Markup when !content.HasElements => new FeedTextValue(TextKinds.FromBase64(text), IsMarkup: true).ToTitle(),
            _ when isMarkup && text.ContainsAny('<', '&') => PlainText.OfMarkup(text.ToString(), FeedParser.MaxTitleLength),
            _ => PlainText.OfText(text, FeedParser.MaxTitleLength),
        };
        return NullIfEmpty(value);
    }

    /// <summary>Plain text of any length up to an article's.</summary>
    public string? ReadText() => ReadHtml() is { } html ? NullIfEmpty(PlainText.OfMarkup(html, MaxDescriptionLength)) : null;

    /// <summary>An Atom id that is a path is one relative to the base (RFC 4287, section 2); any other id is its very characters.</summary>
    public string? ReadId()
    {
        var (isAtom, baseUri) = (reader.Vocabulary == Vocabulary.Atom, reader.BaseUri);
        var id = ReadPlain();
        var isPath = isAtom && id is not null && id.Contains('/', StringComparison.Ordinal) && !id.Contains(':', StringComparison.Ordinal);
        return isPath ? FeedLinks.Resolve(id, baseUri) ?? id : id;
    }

    /// <summary>HTML with its links made absolute.</summary>
    public string? ReadHtml()
    {
        if (reader.Vocabulary == Vocabulary.Atom && reader.Attribute("src"u8) is not null)
        {
            reader.Skip();
            return null;
        }
        var kind = Kind();
        var text = content.Read();
        if (text.IsEmpty)
            return null;
        if (content.HasElements)
            return text.ToString();
        return kind switch
        {
            TextKind.Plain => new FeedTextValue(text.ToString(), IsMarkup: false).ToHtml(),
            TextKind.Base64 => NullIfEmpty(new FeedTextValue(TextKinds.FromBase64(text), IsMarkup: false).ToHtml()),
            TextKind.Base64Markup => NullIfEmpty(HtmlLinks.ResolveAll(TextKinds.FromBase64(text), content.BaseUri)),
            _ => HtmlLinks.ResolveAll(text, content.BaseUri),
        };
    }

    /// <summary>RSS puts the address between the tags, Atom into an attribute.</summary>
    public FeedLink ReadLink()
    {
        var (href, relation, type) = (reader.Attribute("href"u8), reader.Attribute("rel"u8)?.Trim(), reader.Attribute("type"u8)?.Trim());
        _ = long.TryParse(reader.Attribute("length"u8), out var length);
        var baseUri = reader.BaseUri;
        var text = content.Read();
        var address = href is null ? FeedLinks.Resolve(text, baseUri) : FeedLinks.Resolve(href, baseUri);
        return new FeedLink(address, relation, type, length > 0 ? length : null);
    }

    /// <summary>A category's name; markup in it stays as it was written.</summary>
    public string? ReadCategory()
    {
        var named = reader.Attribute("term"u8) ?? reader.Attribute("text"u8) ?? reader.Attribute("label"u8);
        var text = ReadName();
        return NullIfEmpty(named?.Trim()) ?? text;
    }

    /// <summary>One line without markup, as of a category or a language.</summary>
    public string? ReadName()
    {
        var text = content.Read();
        if (content.HasElements)
            return NullIfEmpty(PlainText.OfMarkup(text.ToString(), MaxNameLength));
        return text.IsEmpty ? null : text.ContainsAny('<', '&') ? CleanName(text.ToString()) : NullIfEmpty(PlainText.OfText(text, MaxNameLength));
    }

    /// <summary>The address of RSS's enclosure and of Media RSS's content.</summary>
    public FeedEnclosure? EnclosureOfAttributes()
    {
        var address = FeedLinks.Resolve(reader.Attribute("url"u8) ?? reader.Attribute("href"u8), reader.BaseUri);
        if (address is null)
            return null;
        var isNumber = long.TryParse(reader.Attribute("length"u8) ?? reader.Attribute("fileSize"u8), out var length);
        return new FeedEnclosure(address, NullIfEmpty(reader.Attribute("type"u8)?.Trim()), isNumber && length >= 0 ? length : null);
    }

    /// <summary>A person's name; the mail address only where there is no name.</summary>
    public string? ReadPerson()
    {
        string? name = null;
        string? email = null;
        string? text = null;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth >= depth)
        {
            if (reader.Kind == MarkupKind.StartTag)
                ReadPersonField(ref name, ref email);
            else if (reader.Kind != MarkupKind.EndTag)
                text = AddText(text);
        }
        return CleanPerson(name) ?? CleanPerson(text) ?? CleanPerson(email);
    }

    public FeedSource? ReadSource()
    {
        var link = FeedLinks.Resolve(reader.Attribute("url"u8), reader.BaseUri);
        string? title = null;
        string? self = null;
        string? text = null;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth >= depth)
        {
            if (reader.Kind == MarkupKind.StartTag && reader.Field == FeedField.Title)
                title = KeepFirst(title, ReadTitle());
            else if (reader.Kind == MarkupKind.StartTag && reader.Field == FeedField.Link)
                AddSourceLink(ReadLink(), ref link, ref self);
            else if (reader.Kind == MarkupKind.StartTag)
                reader.Skip();
            else if (reader.Kind != MarkupKind.EndTag)
                text = AddText(text);
        }
        title ??= CleanName(text);
        link ??= self;
        return title is null && link is null ? null : new FeedSource(title, link);
    }

    /// <summary>The address of a picture with a title and a link of its own, or between the tags, or in an attribute.</summary>
    public string? ReadImage()
    {
        var address = FeedLinks.Resolve(reader.Attribute("href"u8) ?? reader.Attribute("url"u8), reader.BaseUri);
        var baseUri = reader.BaseUri;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth >= depth)
        {
            if (reader.Kind == MarkupKind.StartTag && reader.Field == FeedField.Url)
                address = KeepFirst(address, FeedLinks.Resolve(content.Read(), baseUri));
            else if (reader.Kind == MarkupKind.StartTag)
                reader.Skip();
            else if (reader.Kind == MarkupKind.Text && content.TextOfPiece().Trim() is { Length: > 0 } text)
                address = KeepFirst(address, FeedLinks.Resolve(text, baseUri));
        }
        return address;
    }

    /// <summary>Not "??=": the element must be read in any case, else the reader would never get past it.</summary>
    public static T? KeepFirst<T>(T? first, T? second) => first ?? second;

    public static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>Escaped twice is common ("Arts &amp;amp; Culture"); what would turn into a tag stays as it was written.</summary>
    public static string? CleanName(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (!text.AsSpan().ContainsAny('<', '&'))
            return NullIfEmpty(PlainText.OfText(text.AsSpan(), MaxNameLength));
        if (text.Contains('<', StringComparison.Ordinal))
            return NullIfEmpty(PlainText.OfMarkup(text, MaxNameLength));
        var decoded = HtmlEntities.Decode(text);
        return NullIfEmpty(PlainText.OfText(decoded.Contains('<', StringComparison.Ordinal) ? text : decoded, MaxNameLength));
    }

    /// <summary>RSS wants an address with the name behind it: jane@example.org (Jane Doe).</summary>
    public static string? CleanPerson(string? text)
    {
        var name = CleanName(text);
        if (name is null || !name.Contains('@', StringComparison.Ordinal))
            return name;
        var withoutAddress = Address().Replace(name, " ").Trim(' ', '(', ')', '<', '>', '"', ',', ';');
        return NullIfEmpty(PlainText.OfText(withoutAddress, MaxNameLength)) ?? name;
    }

    private TextKind Kind() => TextKinds.Of(reader.Vocabulary == Vocabulary.Atom, reader.Attribute("type"u8), reader.Attribute("mode"u8));

    private void ReadPersonField(ref string? name, ref string? email)
    {
        if (reader.Field == FeedField.Name)
            name = KeepFirst(name, ReadPlain());
        else if (reader.Field == FeedField.Email)
            email = KeepFirst(email, ReadPlain());
        else
            reader.Skip();
    }

    private static void AddSourceLink(FeedLink read, ref string? link, ref string? self)
    {
        if (read.Is("alternate"))
            link ??= read.Address;
        else if (read.Is("self"))
            self ??= read.Address;
    }

    /// <summary>Between elements and sections there may be many pieces; more than a name's worth is not collected.</summary>
    private string? AddText(string? text) => text?.Length > MaxNameLength || content.TextOfPiece() is not { Length: > 0 } piece ? text : text + piece;

    [GeneratedRegex(@"[<(]?(?:mailto:)?[^\s<>()""',;]+@[^\s<>()""',;]+[>)]?")]
    private static partial Regex Address();
}

/// <param name="Relation">As given; "alternate" when there is none.</param>
internal readonly record struct FeedLink(string? Address, string? Relation, string? Type, long? Length)
{
    /// <summary>Several relations may stand beside each other, and old feeds give them as addresses.</summary>
    public bool Is(string relation)
    {
        if (string.IsNullOrEmpty(Relation))
            return relation == "alternate";
        foreach (var range in Relation.AsSpan().Split(' '))
        {
            var name = Relation.AsSpan(range);
            name = name[(name.LastIndexOf('/') + 1)..];
            if (name.Equals(relation, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Something that a person reads, as far as the type tells.</summary>
    public bool IsPage => string.IsNullOrEmpty(Type) || Type.Contains("html", StringComparison.OrdinalIgnoreCase) || Type.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
}
