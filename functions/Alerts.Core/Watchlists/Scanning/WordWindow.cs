using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Alerts.Core.Watchlists.Scanning;

/// <summary>The words of one block of a text after another, and the last ones of the block before.</summary>
internal ref struct WordWindow(PhraseIndex index, ReadOnlySpan<char> text)
{
    private const int NotAsked = -1;

    private readonly PhraseIndex _index = index;
    private readonly ReadOnlySpan<char> _text = text;
    private readonly ScanBuffers _buffers = ScanBuffers.For(index);
    private int _blockStart;

    public int Count { get; private set; }

    /// <summary>Characters folded and words looked up.</summary>
    public long Steps { get; private set; }

    public readonly ReadOnlySpan<uint> Hashes => _buffers.Hashes.AsSpan(0, Count);

    public readonly Span<int> Candidates => _buffers.Candidates;

    public readonly int StartOf(int word) => _buffers.Edges[2 * word];

    public readonly int EndOf(int word) => _buffers.Edges[(2 * word) + 1];

    public readonly ReadOnlySpan<char> Surface(int word) => _text[StartOf(word)..EndOf(word)];

    /// <summary>Adds the words that begin in the block at a place.</summary>
    /// <returns>Where the next block begins: never inside a word.</returns>
    public int Read(int start)
    {
        _blockStart = start;
        var block = _text.Slice(start, Math.Min(ScanBuffers.BlockLength, _text.Length - start));
        Steps += block.Length;
        var end = start + block.Length;
        var (edges, odd) = FoldedBytes.Fold(block, start, _buffers.Folded, _buffers.Runs, _buffers.Odd);
        if (edges % 2 != 0)
        {
            if (end == _text.Length)
                _buffers.Runs[edges++] = end;
            else
                end = _buffers.Runs[--edges];
        }
        // One run fills the block.
        if (end == start)
            return ReadLetters(start, start + block.Length, _text.Length);
        Add(_buffers.Runs.AsSpan(0, edges), _buffers.Odd.AsSpan(0, odd));
        return end;
    }

    public void ForgetBefore(int first)
    {
        _buffers.Edges.AsSpan((2 * first)..(2 * Count)).CopyTo(_buffers.Edges);
        _buffers.Hashes.AsSpan(first..Count).CopyTo(_buffers.Hashes);
        _buffers.Words.AsSpan(first..Count).CopyTo(_buffers.Words);
        _buffers.Separators.AsSpan(first..Count).CopyTo(_buffers.Separators);
        Count -= first;
    }

    /// <summary>The folded characters go with the block, so the words that stay are looked up before.</summary>
    public void LeaveBlock()
    {
        for (var word = 0; word < Count; word++)
            NumberOf(word);
    }

    public int NumberOf(int word)
    {
        ref var number = ref _buffers.Words[word];
        if (number == NotAsked)
        {
            Steps++;
            var folded = _buffers.Folded.AsSpan(StartOf(word) - _blockStart, EndOf(word) - StartOf(word));
            number = _index.Words.NumberOf(folded, _buffers.Hashes[word]);
        }
        return number;
    }

    /// <summary>The number of what stands between a word and the one before.</summary>
    public int SeparatorOf(int word)
    {
        ref var number = ref _buffers.Separators[word];
        if (number == NotAsked)
            number = ReadSeparator(EndOf(word - 1), StartOf(word));
        return number;
    }

    public bool IsBehindApostrophe(int word)
    {
        var first = _text[EndOf(word - 1)];
        // Most words are told by one look: of ASCII, nothing else folds to an apostrophe or to nothing.
        return (!char.IsAscii(first) || first is '\'' or '`') && SeparatorOf(word) == SeparatorNumbers.Apostrophe;
    }

    private int ReadSeparator(int start, int end)
    {
        Steps += end - start;
        if (end - start == 1 && _text[start] is ' ' or '-')
            return SeparatorNumbers.Space;
        // With the word's first letter: white space ends where a word begins.
        var around = _text[start..Math.Min(end + 2, _text.Length)];
        var reader = new WordReader(around, [], _buffers.Separator.AsSpan(0, _index.Separators.Longest));
        return reader.MoveNext() ? _index.Separators.NumberOf(reader.Separator) : SeparatorNumbers.Unknown;
    }

    private void Add(ReadOnlySpan<int> runs, ReadOnlySpan<int> odd)
    {
        while (!odd.IsEmpty && !runs.IsEmpty)
        {
            var run = RunAt(runs, odd[0]);
            // Behind the end of the last: the block breaks off in the run, which the next one reads.
            if (run % 2 != 0)
                break;
            AddFolded(runs[..run]);
            ReadLetters(runs[run], runs[run + 1], runs[run + 1]);
            while (!odd.IsEmpty && odd[0] < runs[run + 1])
                odd = odd[1..];
            runs = runs[(run + 2)..];
        }
        AddFolded(runs);
    }

    /// <summary>The last place in the runs that is not behind a character.</summary>
    private static int RunAt(ReadOnlySpan<int> runs, int character)
    {
        var found = runs.BinarySearch(character);
        return found >= 0 ? found : ~found - 1;
    }

    private void AddFolded(ReadOnlySpan<int> edges)
    {
        edges.CopyTo(_buffers.Edges.AsSpan(2 * Count));
        var count = edges.Length / 2;
        _buffers.Words.AsSpan(Count, count).Fill(NotAsked);
        _buffers.Separators.AsSpan(Count, count).Fill(NotAsked);
        WordHash.OfAll(_buffers.Folded, edges, _blockStart, _buffers.Hashes.AsSpan(Count, count));
        Count += count;
    }

    /// <summary>Adds words letter by letter: those that begin from one place until another and end before a third.</summary>
    /// <returns>Where the first word begins that was not added.</returns>
    private int ReadLetters(int from, int until, int end)
    {
        var reader = new WordReader(_text[from..end], _buffers.Word.AsSpan(0, _index.Words.Longest), []);
        while (reader.MoveNext())
        {
            if (from + reader.Start >= until)
                return from + reader.Start;
            Steps += reader.End - reader.Start;
            var length = Encoding.UTF8.GetBytes(reader.Word, _buffers.WordBytes);
            var folded = _buffers.WordBytes.AsSpan(0, length);
            (_buffers.Edges[2 * Count], _buffers.Edges[(2 * Count) + 1]) = (from + reader.Start, from + reader.End);
            _buffers.Hashes[Count] = WordHash.Of(folded);
            _buffers.Words[Count] = _index.Words.NumberOf(folded, _buffers.Hashes[Count]);
            _buffers.Separators[Count++] = NotAsked;
        }
        return end;
    }
}
