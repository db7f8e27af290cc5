namespace Alerts.Core.Feeds.Parsing;

/// <summary>Which vocabulary each prefix means at the reader's place; no prefix is an empty one.</summary>
internal sealed class PrefixBindings(ReadOnlyMemory<byte> document)
{
    /// <summary>A document with more declarations at one place is none that somebody wrote; what is beyond counts as undeclared.</summary>
    private const int MaxCount = 256;

    private readonly List<(int Start, int Length, Vocabulary Vocabulary)> _bindings = [];

    public int Count => _bindings.Count;

    /// <param name="start">Of the prefix in the document.</param>
    public void Add(int start, int length, Vocabulary vocabulary)
    {
        if (_bindings.Count < MaxCount)
            _bindings.Add((start, length, vocabulary));
    }

    public void CutTo(int count) => _bindings.RemoveRange(count, _bindings.Count - count);

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
