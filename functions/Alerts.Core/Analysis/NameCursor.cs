using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <summary>Tells which words of a field are names, for a reader that moves from front to back.</summary>
internal sealed class NameCursor
{
    public static readonly NameCursor None = new([]);

    private readonly TextRange[] _names;
    private int _next;

    private NameCursor(TextRange[] names) => _names = names;

    public static NameCursor Of(TextDocument document, TextField field) =>
        document.Mentions is not { Count: > 0 } mentions
            ? None
            : new([.. mentions.Where(mention => mention.Field == field).Select(mention => mention.Range).OrderBy(range => range.Start)]);

    /// <param name="names">In any order.</param>
    public static NameCursor Of(IEnumerable<TextRange> names) => new([.. names.OrderBy(range => range.Start)]);

    /// <returns>A name that shares a character with the word, else an empty range.</returns>
    public TextRange Find(int start, int end)
    {
        while (_next < _names.Length && _names[_next].End <= start)
            _next++;
        return _next < _names.Length && _names[_next].Start < end ? _names[_next] : default;
    }
}
