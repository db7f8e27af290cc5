using System.Text;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>Line and column of bytes in a text. Asked in the order of the text it reads it once.</summary>
internal sealed class TextPlaces(ReadOnlyMemory<byte> utf8)
{
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    public FilePlace At(int offset)
    {
        if (offset < _offset)
            (_offset, _line, _column) = (0, 1, 1);
        var passed = utf8.Span[_offset..offset];
        var lineStart = passed.LastIndexOf((byte)'\n') + 1;
        if (lineStart > 0)
            (_line, _column) = (_line + passed.Count((byte)'\n'), 1);
        _column += Encoding.UTF8.GetCharCount(passed[lineStart..]);
        _offset = offset;
        return new(_line, _column);
    }
}
