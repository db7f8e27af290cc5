namespace Alerts.Core.Feeds.Parsing;

/// <summary>Which vocabulary each prefix means at the reader's place; no prefix is an empty one.</summary>
internal sealed class PrefixBindings(ReadOnlyMemory<byte> document)
{
    /// <summary>A document with more declarations at one place is none that somebody wrote; what is beyond counts as undeclared.</summary>
    private const int MaxCount = 256;

    private readonly List<(int Start, int Length, Vocabulary Vocabulary)> _bindings = [];

    public int Count => _bindings.Count;

    /// <summary>Of names without a prefix.</summary>
    public Vocabulary Default { get; private set; } = Vocabulary.Rss;

    /// <param name="start">Of the prefix in the document.</param>
    public void Add(int start, int length, Vocabulary vocabulary)
    {
        if (_bindings.Count == MaxCount)
            return;
        _bindings.Add((start, length, vocabulary));
        if (length == 0)
            Default = vocabulary;
    }

    public void CutTo(int count)
    {
        if (_bindings.Count == count)
            return;
        _bindings.RemoveRange(count, _bindings.Count - count);
        var last = _bindings.FindLastIndex(binding => binding.Length == 0);
        Default = last < 0 ? Vocabulary.Rss : _bindings[last].Vocabulary;
    }

    /// <returns>Null when the prefix is not declared.</returns>
    public Vocabulary? Find(ReadOnlySpan<byte> prefix)
    {
        for (var i = _bindings.Count - 1; i >= 0; i--)
        {
            var (start, length, vocabulary) = _bindings[i];
            if (length == prefix.Length && document.Span.Slice(start, length).SequenceEqual(prefix))
                return vocabulary;
        }
        return null;
    }
}
