using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Articles;

/// <summary>What surrounds the text that is being read.</summary>
internal readonly record struct TextSurroundings(BlockKind Kind, int Box, int List);

/// <summary>Collects runs of text into blocks, folding white space and dropping invisible characters on the way.</summary>
internal sealed class ArticleTextBuilder
{
    /// <summary>The rules look at no more of it: what is longer is no label.</summary>
    private const int OutsideLinksLength = 128;

    private readonly List<ArticleTextBlock> _blocks = [];
    private readonly char[] _outsideLinks = new char[OutsideLinksLength];
    private char[] _text = new char[1_024];
    private State _now = State.Start;
    private int _generation;

    public IReadOnlyList<ArticleTextBlock> Blocks => _blocks;

    public int CharactersKept { get; private set; }

    public void Append(ReadOnlySpan<char> text, bool isLinked, bool isBold)
    {
        var before = _now.Length;
        // One more than the text: a gap from before may have to be written first.
        if (_text.Length < before + text.Length + 1)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, before + text.Length + 1));
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is > ' ' and < '\u007F')
                Put(character);
            else if (char.IsWhiteSpace(character))
                _now.Gap = _now.Gap == '\0' && _now.Length > 0 ? ' ' : _now.Gap;
            else if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                Put(character);
                _text[_now.Length++] = text[++i];
            }
            else if (!PlainText.IsInvisible(character))
                Put(character);
        }
        if (_now.Length == before)
            return;
        _now.IsLinked |= isLinked;
        _now.IsBold &= isBold;
        NoteOutsideLinks(isLinked ? " " : _text.AsSpan(before, _now.Length - before));
    }

    /// <summary>One is a line break, two in a row end the paragraph.</summary>
    public void BreakLine(TextSurroundings surroundings)
    {
        if (_now.Gap == '\n')
            EndBlock(surroundings);
        else if (_now.Length > 0)
            _now.Gap = '\n';
    }

    public void EndBlock(TextSurroundings surroundings)
    {
        if (_now.Length > 0)
            Add(State.Start, _now, surroundings);
        _now = State.Start;
        _generation++;
    }

    /// <summary>The place reached in the block, to which <see cref="SplitOff"/> can go back.</summary>
    public Place Mark() => new(_now, _generation);

    public ReadOnlySpan<char> Since(Place place) =>
        place.Generation == _generation ? _text.AsSpan(place.State.Length, _now.Length - place.State.Length).TrimStart() : [];

    /// <summary>What has come since then becomes a block of its own, and the block goes on as if it had not come.</summary>
    public void SplitOff(Place place, TextSurroundings surroundings)
    {
        if (place.Generation != _generation || _now.Length == place.State.Length)
            return;
        Add(place.State, _now, surroundings);
        _now = place.State;
        if (_now.Gap == '\0' && _now.Length > 0)
            _now.Gap = ' ';
    }

    /// <summary>What came before that place becomes a block of its own; what has come since stays in the block.</summary>
    public void EndBlockBefore(Place place, TextSurroundings surroundings)
    {
        if (place.Generation != _generation || place.State.Length == 0)
            return;
        Add(State.Start, place.State, surroundings);
        var rest = _text.AsSpan(place.State.Length, _now.Length - place.State.Length).TrimStart();
        rest.CopyTo(_text);
        _now = State.Start with { Length = rest.Length, Gap = _now.Gap, IsLinked = _now.IsLinked, IsBold = _now.IsBold };
        _generation++;
    }

    private void Put(char character)
    {
        if (_now.Gap != '\0')
        {
            _text[_now.Length++] = _now.Gap;
            _now.Gap = '\0';
        }
        _text[_now.Length++] = character;
    }

    private void NoteOutsideLinks(ReadOnlySpan<char> text)
    {
        var some = text[..Math.Min(text.Length, OutsideLinksLength - _now.OutsideLinks)];
        some.CopyTo(_outsideLinks.AsSpan(_now.OutsideLinks));
        _now.OutsideLinks += some.Length;
    }

    private void Add(State start, State end, TextSurroundings surroundings)
    {
        var text = _text.AsSpan(start.Length, end.Length - start.Length).Trim();
        if (text.IsEmpty)
            return;
        CharactersKept += text.Length;
        _blocks.Add(new(text.ToString(), surroundings.Kind)
        {
            IsLinked = end.IsLinked,
            IsBold = end.IsBold,
            TextOutsideLinks = end.IsLinked ? PlainText.Fold(new(_outsideLinks[start.OutsideLinks..end.OutsideLinks])) : "",
            Box = surroundings.Box,
            List = surroundings.List,
        });
    }

    internal readonly record struct Place(State State, int Generation);

    /// <summary>How far the block has come.</summary>
    internal record struct State
    {
        public static readonly State Start = new() { IsBold = true };

        public int Length;

        /// <summary>White space that is written once something follows it; NUL for none.</summary>
        public char Gap;
        public int OutsideLinks;
        public bool IsLinked;
        public bool IsBold;
    }
}
