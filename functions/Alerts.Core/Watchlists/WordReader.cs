using System.Text;

namespace Alerts.Core.Watchlists;

/// <summary>
/// Reads a text word by word. A word is a run of letters, digits and their marks; what stands between two words is
/// boiled down to the separator by which names are compared.
/// </summary>
/// <param name="wordBuffer">A word that does not fit is longer than any that is looked for, and reads as empty.</param>
/// <param name="separatorBuffer">Likewise.</param>
internal ref struct WordReader(ReadOnlySpan<char> text, Span<char> wordBuffer, Span<char> separatorBuffer)
{
    private const char Paragraph = '\n';

    private readonly ReadOnlySpan<char> _text = text;
    private FoldedBuffer _word = new(wordBuffer);
    private FoldedBuffer _separator = new(separatorBuffer);
    private int _position;

    /// <summary>Where the word begins in the text as given.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>Whether each letter is a capital; true also for a number.</summary>
    public bool IsCapitals { get; private set; }

    public bool StartsParagraph { get; private set; }

    public readonly ReadOnlySpan<char> Word => _word.Written;

    /// <summary>What stands before the word: a space for white space or a hyphen, else the characters, alike by kind.</summary>
    public readonly ReadOnlySpan<char> Separator => _separator.Written is "-" ? " " : _separator.Written;

    public bool MoveNext() => ReadSeparator() && ReadWord();

    private bool ReadSeparator()
    {
        _separator.Clear();
        StartsParagraph = false;
        var inSpace = false;
        var lineBreaks = 0;
        while (TryPeek(out var rune, out var kind, out var length))
        {
            if (kind == CharacterKind.Word)
            {
                EndSpace(inSpace, lineBreaks);
                return true;
            }
            if (kind is CharacterKind.Space or CharacterKind.LineBreak or CharacterKind.ParagraphBreak)
            {
                inSpace = true;
                lineBreaks += LineBreaksAt(rune, kind);
            }
            else if (kind is not (CharacterKind.Invisible or CharacterKind.Mark))
            {
                EndSpace(inSpace, lineBreaks);
                (inSpace, lineBreaks) = (false, 0);
                _separator.Append(TextFolding.SeparatorFor(kind, rune));
            }
            _position += length;
        }
        return false;
    }

    private void EndSpace(bool inSpace, int lineBreaks)
    {
        if (!inSpace)
            return;
        StartsParagraph |= lineBreaks > 1;
        _separator.Append(new Rune(lineBreaks > 1 ? Paragraph : ' '));
    }

    private readonly int LineBreaksAt(Rune rune, CharacterKind kind) => kind switch
    {
        CharacterKind.ParagraphBreak => 2,
        CharacterKind.LineBreak when rune.Value == '\n' && _position > 0 && _text[_position - 1] == '\r' => 0,
        CharacterKind.LineBreak => 1,
        _ => 0,
    };

    private bool ReadWord()
    {
        _word.Clear();
        IsCapitals = true;
        Start = _position;
        while (true)
        {
            ReadSmallLetters();
            if (!TryPeek(out var rune, out var kind, out var length)
                || kind is not (CharacterKind.Word or CharacterKind.Mark or CharacterKind.Invisible))
                return true;
            _position += length;
            if (kind == CharacterKind.Invisible)
                continue;
            End = _position;
            IsCapitals &= !Rune.IsLetter(rune) || Rune.IsUpper(rune);
            _word.Append(TextFolding.Folded(rune));
        }
    }

    /// <summary>Most of a text is small letters, which fold to themselves: they are taken run by run.</summary>
    private void ReadSmallLetters()
    {
        var rest = _text[_position..];
        var run = 0;
        while (run < rest.Length && char.IsAsciiLetterLower(rest[run]))
            run++;
        if (run == 0)
            return;
        _word.Append(rest[..run]);
        _position += run;
        End = _position;
        IsCapitals = false;
    }

    private readonly bool TryPeek(out Rune rune, out CharacterKind kind, out int length)
    {
        // Half a surrogate pair reads as the replacement character, one unit long.
        Rune.DecodeFromUtf16(_text[_position..], out rune, out length);
        kind = TextFolding.KindOf(rune);
        return length > 0;
    }

    private ref struct FoldedBuffer(Span<char> buffer)
    {
        private readonly Span<char> _buffer = buffer;
        private int _length;

        public readonly ReadOnlySpan<char> Written => _length > _buffer.Length ? [] : _buffer[.._length];

        public void Clear() => _length = 0;

        public void Append(Rune rune)
        {
            if (_length > _buffer.Length)
                return;
            _length = rune.TryEncodeToUtf16(_buffer[_length..], out var written) ? _length + written : _buffer.Length + 1;
        }

        public void Append(ReadOnlySpan<char> text)
        {
            if (_length > _buffer.Length)
                return;
            _length = text.TryCopyTo(_buffer[_length..]) ? _length + text.Length : _buffer.Length + 1;
        }
    }
}
