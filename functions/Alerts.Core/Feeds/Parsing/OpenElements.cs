using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>The elements that the reader is inside of, with what they say about prefixes, base and language.</summary>
internal sealed class OpenElements(ReadOnlyMemory<byte> document, Uri documentUri, XmlFaults faults)
{
    /// <summary>Among more attributes nobody looks for one that stands twice.</summary>
    private const int MaxCompared = 32;

    private static readonly CompositeFormat s_unknownPrefix = CompositeFormat.Parse("the prefix \"{0}\" is not declared");
    private static readonly CompositeFormat s_twice = CompositeFormat.Parse("the attribute \"{0}\" stands twice in one tag");

    private readonly List<Element> _open = [];
    private readonly PrefixBindings _prefixes = new(document);
    private bool _hasRoot;

    private readonly record struct Element(
        int NameStart, int NameLength, FeedField Field, Vocabulary Vocabulary, int Bindings, Uri BaseUri, string? Language);

    public int Count => _open.Count;

    public ReadOnlyMemory<byte> TopName => _open.Count > 0 ? NameAt(_open.Count - 1) : default;

    public FeedField TopField => _open.Count > 0 ? _open[^1].Field : FeedField.None;

    public Vocabulary TopVocabulary => _open.Count > 0 ? _open[^1].Vocabulary : Vocabulary.Foreign;

    public Uri BaseUri => _open.Count > 0 ? _open[^1].BaseUri : documentUri;

    public string? Language => _open.Count > 0 ? _open[^1].Language : null;

    public string? LanguageOfParent => _open.Count > 1 ? _open[^2].Language : null;

    public FeedField FieldAt(int index) => _open[index].Field;

    public Vocabulary VocabularyAt(int index) => _open[index].Vocabulary;

    public ReadOnlyMemory<byte> NameAt(int index) => document.Slice(_open[index].NameStart, _open[index].NameLength);

    /// <returns>The index of the innermost element of this name, -1 when there is none.</returns>
    public int FindByName(ReadOnlySpan<byte> name)
    {
        var index = _open.Count - 1;
        while (index >= 0 && !(_open[index].NameLength == name.Length && NameAt(index).Span.SequenceEqual(name)))
            index--;
        return index;
    }

    /// <summary>What a start tag means here; declarations in the tag itself do not count yet.</summary>
    public FeedField FieldOf(MarkupTokenizer tag, out Vocabulary vocabulary)
    {
        vocabulary = VocabularyOf(tag.Name) ?? Vocabularies.OfUsualPrefix(PrefixOf(tag.Name));
        return FeedFields.Of(vocabulary, XmlBytes.Local(tag.Name));
    }

    public ReadOnlyMemory<byte> Push(MarkupTokenizer tag, ref FeedField field, ref Vocabulary vocabulary)
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
        if (_open.Count == 0 || (field == FeedField.Root && !_hasRoot))
            DecideVocabularyOfRoot(tag, ref field, ref vocabulary);
        _hasRoot |= field == FeedField.Root;
        if (vocabulary is Vocabulary.Foreign && PrefixOf(tag.Name) is { IsEmpty: false } prefix && _prefixes.Find(prefix) is null)
            faults.Note(s_unknownPrefix, prefix, tag.Start);
        else if (tag.Name.Contains((byte)':') && VocabularyOf(tag.Name) is null)
            faults.Note(s_unknownPrefix, PrefixOf(tag.Name), tag.Start);

        _open.Add(new Element(tag.NameStart, tag.Name.Length, field, vocabulary, bindings, baseUri, language));
        return TopName;
    }

    public void Pop()
    {
        _prefixes.CutTo(_open[^1].Bindings);
        _open.RemoveAt(_open.Count - 1);
    }

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

    private Vocabulary? VocabularyOf(ReadOnlySpan<byte> name) =>
        PrefixOf(name) is { IsEmpty: false } prefix ? _prefixes.Find(prefix) : _prefixes.Find([]) ?? Vocabulary.Rss;

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

    private bool ReadAttributes(MarkupTokenizer tag, ref Uri baseUri, ref string? language)
    {
        var hasPrefixes = false;
        var attributes = new TagAttributes(tag.Attributes, faults, tag.AttributesStart);
        while (attributes.MoveNext())
        {
            var name = attributes.Name;
            CharacterReferences.Check(attributes.Value, faults, tag.AttributesStart);
            var colon = name.IndexOf((byte)':');
            if (colon < 0 ? name.SequenceEqual("xmlns"u8) : name.StartsWith("xmlns:"u8))
                Declare(tag, name[(colon < 0 ? 5 : 6)..], attributes.Value);
            else if (colon >= 0 && !name.StartsWith("xml:"u8))
                hasPrefixes = true;
            else if (name.SequenceEqual("xml:base"u8))
                baseUri = FeedLinks.ResolveUri(CharacterReferences.Decode(attributes.Value), baseUri) ?? baseUri;
            else if (name.SequenceEqual("xml:lang"u8))
                language = CharacterReferences.Decode(attributes.Value).Trim() is { Length: > 0 } tagOfLanguage ? tagOfLanguage : language;
        }
        CheckTwice(tag);
        return hasPrefixes;
    }

    private void Declare(MarkupTokenizer tag, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> uri)
    {
        var start = tag.AttributesStart + (prefix.IsEmpty ? 0 : OffsetOf(tag.Attributes, prefix));
        if (!prefix.IsEmpty && (uri.IsEmpty || prefix.SequenceEqual("xml"u8) || prefix.SequenceEqual("xmlns"u8)))
        {
            if (!uri.SequenceEqual("http://www.w3.org/XML/1998/namespace"u8))
                faults.Note("a prefix is declared in a way that is not allowed", start);
            return;
        }
        var vocabulary = Vocabularies.OfNamespace(uri);
        _prefixes.Add(start, prefix.Length, vocabulary);
    }

    private static int OffsetOf(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> part)
    {
        _ = whole.Overlaps(part, out var offset);
        return offset;
    }

    private void CheckPrefixes(MarkupTokenizer tag)
    {
        var attributes = new TagAttributes(tag.Attributes);
        while (attributes.MoveNext())
        {
            if (PrefixOf(attributes.Name) is { IsEmpty: false } prefix
                && !prefix.StartsWith("xml"u8) && _prefixes.Find(prefix) is null)
                faults.Note(s_unknownPrefix, prefix, tag.AttributesStart);
        }
    }

    private void CheckTwice(MarkupTokenizer tag)
    {
        Span<(int Start, int Length)> names = stackalloc (int, int)[MaxCompared];
        var count = 0;
        var attributes = new TagAttributes(tag.Attributes);
        while (count < MaxCompared && attributes.MoveNext())
        {
            var name = attributes.Name;
            foreach (var (start, length) in names[..count])
            {
                if (tag.Attributes.Slice(start, length).SequenceEqual(name))
                    faults.Note(s_twice, name, tag.AttributesStart);
            }
            names[count++] = (OffsetOf(tag.Attributes, name), name.Length);
        }
    }
}
