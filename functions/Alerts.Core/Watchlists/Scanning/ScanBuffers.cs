namespace Alerts.Core.Watchlists.Scanning;

/// <summary>The room that a scan needs: kept by each thread, so that a scan allocates nothing.</summary>
internal sealed class ScanBuffers
{
    /// <summary>Characters that are folded at once: what is made of them stays in the processor's cache.</summary>
    public const int BlockLength = 8_192;

    /// <summary>Two words have a separator between them.</summary>
    private const int MostWordsABlock = (BlockLength / 2) + 1;

    [ThreadStatic]
    private static ScanBuffers? t_mine;

    private ScanBuffers() { }

    public byte[] Folded { get; } = new byte[BlockLength + FoldedBytes.Slack];

    public int[] Runs { get; } = new int[2 * MostWordsABlock];

    public int[] Odd { get; } = new int[BlockLength];

    /// <summary>Start and end of each word in turn.</summary>
    public int[] Edges { get; private set; } = [];

    public uint[] Hashes { get; private set; } = [];

    /// <summary>Numbers of words and of the separators before them, once they were asked for.</summary>
    public int[] Words { get; private set; } = [];

    public int[] Separators { get; private set; } = [];

    public int[] Candidates { get; private set; } = [];

    public char[] Word { get; private set; } = [];

    public byte[] WordBytes { get; private set; } = [];

    public char[] Separator { get; private set; } = [];

    public static ScanBuffers For(PhraseIndex index)
    {
        var buffers = t_mine ??= new ScanBuffers();
        buffers.EnsureWords(MostWordsABlock + index.LongestPhrase + 2);
        buffers.EnsureLetters(index.Words.Longest, index.Separators.Longest);
        return buffers;
    }

    private void EnsureWords(int count)
    {
        if (Hashes.Length >= count)
            return;
        Edges = new int[2 * count];
        Hashes = new uint[count];
        Words = new int[count];
        Separators = new int[count];
        Candidates = new int[count];
    }

    private void EnsureLetters(int word, int separator)
    {
        // The longest word is counted in bytes, of which a character has up to three.
        if (Word.Length < word)
            (Word, WordBytes) = (new char[word], new byte[3 * word]);
        if (Separator.Length < separator)
            Separator = new char[separator];
    }
}
