using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>
/// Gives tags and text as those of a well-formed document: each start tag has its end tag, at the latest at the document's end, and
/// each name its vocabulary. Where an end tag is missing it is put where the names tell that the element must have ended.
/// </summary>
internal sealed class ElementReader(ReadOnlyMemory<byte> document, Uri documentUri, XmlFaults faults)
{
    /// <summary>Deeper elements lose their tags and keep their text.</summary>
    public const int MaxDepth = 256;

    private static readonly CompositeFormat s_notClosed = CompositeFormat.Parse("the element <{0}> has no end tag");
    private static readonly CompositeFormat s_closesNothing = CompositeFormat.Parse("the end tag </{0}> closes nothing");

    private readonly MarkupTokenizer _tokenizer = new(document, faults);
    private readonly OpenElements _open = new(document, documentUri, faults);
    private (int Start, int Length) _name;
    private int _closeTo = int.MaxValue;
    private int _tooDeep;
    private bool _isHeld;
    private bool _isIgnored;
    private bool _rootEnded;

    public MarkupKind Kind { get; private set; }

    /// <summary>Open elements, the one whose start tag was read among them.</summary>
    public int Depth => _open.Count;

    /// <summary>Of the start or end tag.</summary>
    public FeedField Field { get; private set; }

    /// <summary>Of the start or end tag.</summary>
    public Vocabulary Vocabulary { get; private set; }

    /// <summary>Of the start or end tag, with its prefix.</summary>
    public ReadOnlySpan<byte> Name => document.Span.Slice(_name.Start, _name.Length);

    public bool IsEmptyElement { get; private set; }

    public ReadOnlySpan<byte> Attributes => _tokenizer.Attributes;

    public ReadOnlySpan<byte> DocumentType => _tokenizer.DocumentType.Span;

    /// <summary>Where in the document the text stands; its references are unresolved unless <see cref="Kind"/> is CharacterData.</summary>
    public (int Start, int Length) TakeText()
    {
        _isIgnored = false;
        return (_tokenizer.TextStart, _tokenizer.Text.Length);
    }

    /// <summary>The base of relative links here.</summary>
    public Uri BaseUri => _open.BaseUri;

    /// <summary>xml:lang of the innermost element that has one.</summary>
    public string? Language => _open.Language;

    /// <summary>The same object as <see cref="Language"/> where the element itself says nothing.</summary>
    public string? LanguageOfParent => _open.LanguageOfParent;

    /// <returns>False at the end of the document.</returns>
    public bool Read()
    {
        if (_isIgnored)
            CheckIgnoredText();
        while (true)
        {
            if (_open.Count > _closeTo)
                return ReadMissingEnd();
            _closeTo = int.MaxValue;
            var kind = _isHeld ? _tokenizer.Kind : _tokenizer.Read();
            _isHeld = false;
            if (_open.IsTopVoid && !IsEndOfTop(kind))
            {
                CloseMissing(_open.Count - 1);
                continue;
            }
            switch (kind)
            {
                case MarkupKind.StartTag:
                    if (ReadStartTag())
                        return true;
                    break;
                case MarkupKind.EndTag:
                    ReadEndTag();
                    break;
                case MarkupKind.End:
                    if (_open.Count == 0)
                        return false;
                    if (!_rootEnded || _open.Count > 1)
                        faults.Note(s_notClosed, _open.TopName, document.Length);
                    _isHeld = true;
                    _closeTo = 0;
                    break;
                default:
                    if (ReadText(kind))
                        return true;
                    break;
            }
        }
    }

    /// <summary>Reads past the end of the element whose start tag was read last.</summary>
    public void Skip()
    {
        var depth = Depth;
        while (Depth >= depth && Read())
        {
            // Nothing in it is wanted.
        }
    }

    public string? Attribute(ReadOnlySpan<byte> localName) => _tokenizer.Attributes.IsEmpty ? null : OpenElements.Attribute(_tokenizer.Attributes, localName);

    /// <summary>Text that nobody wanted may hold the document's only fault.</summary>
    private void CheckIgnoredText()
    {
        _isIgnored = false;
        CharacterReferences.Check(_tokenizer.Text, faults, _tokenizer.TextStart);
    }

    private bool ReadText(MarkupKind kind)
    {
        if (_open.Count > 1 || (_open.Count == 1 && !_rootEnded))
        {
            Kind = kind;
            _isIgnored = kind == MarkupKind.Text;
            return true;
        }
        if (kind == MarkupKind.CharacterData || !XmlBytes.IsWhiteSpace(_tokenizer.Text))
            faults.Note("text stands outside of the outermost element", _tokenizer.TextStart);
        return false;
    }

    private bool ReadStartTag()
    {
        var field = _open.FieldOf(_tokenizer, out var vocabulary);
        if (MissingEnds.Before(field, _open, _tokenizer) is { } depth)
        {
            CloseMissing(depth);
            _tooDeep = 0;
            return false;
        }
        if (_rootEnded)
            faults.Note("something stands behind the end of the outermost element", _tokenizer.Start);
        if (_open.Count >= MaxDepth)
        {
            if (!_tokenizer.IsEmpty)
                _tooDeep++;
            return false;
        }
        _open.Push(_tokenizer, ref field, ref vocabulary);
        (Kind, Field, Vocabulary, IsEmptyElement) = (MarkupKind.StartTag, field, vocabulary, _tokenizer.IsEmpty);
        if (IsEmptyElement)
            _closeTo = _open.Count - 1;
        _name = _tokenizer.OpenName = _open.TopNamePlace;
        return true;
    }

    /// <summary>Only decides what ends: the loop gives one end tag after the other.</summary>
    private void ReadEndTag()
    {
        var depth = _open.FindByName(_tokenizer.Name);
        if (depth > 0 && FeedFields.IsItem(_open.FieldAt(depth)))
            _tooDeep = 0;
        if (_tooDeep > 0)
        {
            _tooDeep--;
            return;
        }
        if (depth < 0 && _open.Count > 1 && (Ascii.EqualsIgnoreCase(_tokenizer.Name, _open.TopName) || FeedFields.IsPlain(_open.TopField)))
            depth = _open.Count - 1;
        if (depth < 0)
        {
            faults.Note(s_closesNothing, _tokenizer.Name, _tokenizer.Start);
            return;
        }
        if (depth < _open.Count - 1 || !_tokenizer.Name.SequenceEqual(_open.TopName))
            faults.Note(s_notClosed, _open.TopName, _tokenizer.Start);
        _rootEnded |= depth == 0;
        // The root stays open to the end, for items that stand behind its end tag.
        _closeTo = FeedFields.IsItem(_open.FieldAt(0)) ? depth : Math.Max(depth, 1);
    }

    private bool IsEndOfTop(MarkupKind kind) => kind == MarkupKind.EndTag && _tokenizer.Name.SequenceEqual(_open.TopName);

    private void CloseMissing(int depth)
    {
        faults.Note(s_notClosed, _open.TopName, _tokenizer.Start);
        _closeTo = depth;
        _isHeld = true;
    }

    private bool ReadMissingEnd()
    {
        (Kind, Field, Vocabulary, _name) = (MarkupKind.EndTag, _open.TopField, _open.TopVocabulary, _open.TopNamePlace);
        _open.Pop();
        _tokenizer.OpenName = _open.TopNamePlace;
        return true;
    }
}
