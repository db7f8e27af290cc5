using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>The elements that the reader is inside of, with what they say about prefixes, base and language.</summary>
internal sealed class OpenElements(ReadOnlyMemory<byte> document, Uri documentUri, XmlFaults faults)
{
    /// <summary>Among more attributes nobody looks for one that stands twice.</summary>
    private const int MaxCompared = 32;

    /// <summary>A longer one is made to swell each link.</summary>
    private const int MaxBaseLength = 500;

    /// <summary>Longer than any language tag; it is kept with every item.</summary>
    private const int MaxLanguageLength = 50;

    private static readonly CompositeFormat s_unknownPrefix = CompositeFormat.Parse("the prefix \"{0}\" is not declared");
    private static readonly CompositeFormat s_badName = CompositeFormat.Parse("\"{0}\" is no name");
    private static readonly CompositeFormat s_twice = CompositeFormat.Parse("the attribute \"{0}\" stands twice in one tag");

    private readonly PrefixBindings _prefixes = new(document);
    private Element[] _open = new Element[32];
    private bool _hasRoot;

    private struct Element
    {
        public int NameStart;
        public int NameLength;
        public FeedField Field;
        public Vocabulary Vocabulary;
        public bool IsVoid;
        public int Bindings;
        public Uri BaseUri;
        public string? Language;
    }

    public int Count { get; private set; }

    public ReadOnlySpan<byte> TopName => Count > 0 ? NameAt(Count - 1) : default;

    public (int Start, int Length) TopNamePlace => Count > 0 ? (_open[Count - 1].NameStart, _open[Count - 1].NameLength) : default;

    public FeedField TopField => Count > 0 ? _open[Count - 1].Field : FeedField.None;

    public Vocabulary TopVocabulary => Count > 0 ? _open[Count - 1].Vocabulary : Vocabulary.Foreign;

    /// <summary>An element of HTML that has no end tag.</summary>
    public bool IsTopVoid => Count > 1 && _open[Count - 1].IsVoid;

    public Uri BaseUri => Count > 0 ? _open[Count - 1].BaseUri : documentUri;

    public string? Language => Count > 0 ? _open[Count - 1].Language : null;

    public string? LanguageOfParent => Count > 1 ? _open[Count - 2].Language : null;

    public FeedField FieldAt(int index) => _open[index].Field;

    public Vocabulary VocabularyAt(int index) => _open[index].Vocabulary;

    public ReadOnlySpan<byte> NameAt(int index) => document.Span.Slice(_open[index].NameStart, _open[index].NameLength);

    /// <returns>The index of the innermost element of this name, -1 when there is none.</returns>
    public int FindByName(ReadOnlySpan<byte> name)
    {
        var index = Count - 1;
        while (index >= 0 && !(_open[index].NameLength == name.Length && NameAt(index).SequenceEqual(name)))
            index--;
        return index;
    }

    /// <summary>What a start tag means here; declarations in the tag itself do not count yet.</summary>
    public FeedField FieldOf(MarkupTokenizer tag, out Vocabulary vocabulary)
    {
        var name = tag.Name;
        var colon = name.IndexOf((byte)':');
        vocabulary = colon > 0 ? _prefixes.Find(name[..colon]) ?? Vocabularies.OfUsualPrefix(name[..colon]) : _prefixes.Default;
        return FeedFields.Of(vocabulary, name[(colon + 1)..]);
    }

    public void Push(MarkupTokenizer tag, ref FeedField field, ref Vocabulary vocabulary)
    {
        var bindings = _prefixes.Count;
        var (baseUri, language) = (BaseUri, Language);
        if (!tag.Attributes.IsEmpty)
        {
            var hasPrefixes = ReadAttributes(tag, ref baseUri, ref language);
            if (hasPrefixes)
                CheckPrefixes(tag);
            if (_prefixes.Count > bindings)
                field = FieldOf(tag, out vocabulary);
        }
        if (Count == 0 || (field == FeedField.Root && !_hasRoot))
            DecideVocabularyOfRoot(tag, ref field, ref vocabulary);
        _hasRoot |= field == FeedField.Root;
        if (tag.Name[0] == ':' || tag.Name[^1] == ':')
            faults.Note(s_badName, tag.Name, tag.Start);
        if (PrefixOf(tag.Name) is { IsEmpty: false } prefix && _prefixes.Find(prefix) is null)
            faults.Note(s_unknownPrefix, prefix, tag.Start);

        if (Count == _open.Length)
            Array.Resize(ref _open, Count * 2);
        ref var element = ref _open[Count++];
        element.NameStart = tag.NameStart;
        element.NameLength = tag.Name.Length;
        element.Field = field;
        element.Vocabulary = vocabulary;
        element.IsVoid = HtmlNames.IsVoid(tag.Name);
        element.Bindings = bindings;
        element.BaseUri = baseUri;
        element.Language = language;
    }

    public void Pop() => _prefixes.CutTo(_open[--Count].Bindings);

    /// <summary>By its name without prefix, whatever the case of its letters.</summary>
    public static string? Attribute(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> localName)
    {
        var reader = new TagAttributes(attributes);
        while (reader.MoveNext())
        {
            if (Ascii.EqualsIgnoreCase(XmlBytes.Local(reader.Name), localName) && !reader.Name.StartsWith("xml"u8))
                return CharacterReferences.Decode(reader.Value);
        }
        return null;
    }

    private static ReadOnlySpan<byte> PrefixOf(ReadOnlySpan<byte> name) => name[..Math.Max(name.IndexOf((byte)':'), 0)];

    /// <summary>A feed whose namespace we do not know, or that has none, is what its outermost element says.</summary>
    private void DecideVocabularyOfRoot(MarkupTokenizer tag, ref FeedField field, ref Vocabulary vocabulary)
    {
        var local = XmlBytes.Local(tag.Name);
        var isFeed = Ascii.EqualsIgnoreCase(local, "feed"u8);
        if (vocabulary is not Vocabulary.Foreign && !(isFeed && vocabulary == Vocabulary.Rss))
            return;
        vocabulary = isFeed ? Vocabulary.Atom : Vocabulary.Rss;
        field = FeedFields.Of(vocabulary, local);
        _prefixes.Add(tag.NameStart, PrefixOf(tag.Name).Length, vocabulary);
    }

    /// <returns>Whether prefixes of attributes have to be looked up, once all declarations of the tag are known.</returns>
    private bool ReadAttributes(MarkupTokenizer tag, ref Uri baseUri, ref string? language)
    {
        var hasPrefixes = false;
        Span<(int Start, int Length)> names = stackalloc (int, int)[MaxCompared];
        var count = 0;
        var attributes = new TagAttributes(tag.Attributes, faults, tag.AttributesStart);
        while (attributes.MoveNext())
        {
            var name = attributes.Name;
            if (count < MaxCompared)
            {
                CheckTwice(tag, name, names[..count]);
                names[count++] = (attributes.NameStart, name.Length);
            }
            if (attributes.Value.Contains((byte)'&'))
                CharacterReferences.Check(attributes.Value, faults, tag.AttributesStart);
            if (name[0] == ':' || name[^1] == ':')
                faults.Note(s_badName, name, tag.AttributesStart);
            if (name.StartsWith("xml"u8))
                ReadReserved(tag, attributes, ref baseUri, ref language);
            else
                hasPrefixes |= name.Contains((byte)':');
        }
        return hasPrefixes;
    }

    /// <summary>Attributes of XML itself and declarations of prefixes.</summary>
    private void ReadReserved(MarkupTokenizer tag, TagAttributes attribute, ref Uri baseUri, ref string? language)
    {
        var name = attribute.Name;
        if (name.SequenceEqual("xmlns"u8))
            Declare(tag.AttributesStart, [], attribute.Value);
        else if (name.StartsWith("xmlns:"u8))
            Declare(tag.AttributesStart + attribute.NameStart + "xmlns:"u8.Length, name["xmlns:"u8.Length..], attribute.Value);
        else if (name.SequenceEqual("xml:base"u8) && attribute.Value.Length <= MaxBaseLength)
            baseUri = FeedLinks.ResolveUri(CharacterReferences.Decode(attribute.Value), baseUri) ?? baseUri;
        else if (name.SequenceEqual("xml:lang"u8) && attribute.Value.Length <= MaxLanguageLength && CharacterReferences.Decode(attribute.Value).Trim() is { Length: > 0 } value)
            language = value;
    }

    private void Declare(int start, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> uri)
    {
        var isReserved = prefix.SequenceEqual("xml"u8) || prefix.SequenceEqual("xmlns"u8);
        if (prefix.IsEmpty || !(isReserved || uri.IsEmpty))
            _prefixes.Add(start, prefix.Length, Vocabularies.OfNamespace(uri));
        else if (!uri.SequenceEqual("http://www.w3.org/XML/1998/namespace"u8))
            faults.Note("a prefix is declared in a way that is not allowed", start);
    }

    private void CheckPrefixes(MarkupTokenizer tag)
    {
        var attributes = new TagAttributes(tag.Attributes);
        while (attributes.MoveNext())
        {
            if (PrefixOf(attributes.Name) is { IsEmpty: false } prefix && !prefix.StartsWith("xml"u8) && _prefixes.Find(prefix) is null)
                faults.Note(s_unknownPrefix, prefix, tag.AttributesStart);
        }
    }

    private void CheckTwice(MarkupTokenizer tag, ReadOnlySpan<byte> name, ReadOnlySpan<(int Start, int Length)> names)
    {
        foreach (var (start, length) in names)
        {
            if (length == name.Length && tag.Attributes.Slice(start, length).SequenceEqual(name))
                faults.Note(s_twice, name, tag.AttributesStart);
        }
    }
}
