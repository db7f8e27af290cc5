using System.Text;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Articles;

/// <summary>Collects runs of text into blocks.</summary>
internal sealed class ArticleTextBuilder
{
    private readonly List<ArticleTextBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _outsideLinks = new();
    private bool _isLinked;
    private bool _isBold = true;

    public IReadOnlyList<ArticleTextBlock> Blocks => _blocks;

    public void Append(string text, bool isLinked, bool isBold)
    {
        // The page's own line breaks are spaces; only <br> makes one.
        var flat = text.ReplaceLineEndings(" ");
        _ = _text.Append(flat);
        if (string.IsNullOrWhiteSpace(flat))
        {
            _ = _outsideLinks.Append(' ');
            return;
        }
        _isLinked |= isLinked;
        _isBold &= isBold;
        if (!isLinked)
            _ = _outsideLinks.Append(flat);
    }

    /// <summary>One is a line break, two in a row end the paragraph.</summary>
    public void BreakLine(BlockKind kind)
    {
        var last = _text.Length - 1;
        while (last >= 0 && _text[last] == ' ')
            last--;
        if (last >= 0 && _text[last] == '\n')
        {
            EndBlock(kind);
            return;
        }
        _ = _text.Append('\n');
        _ = _outsideLinks.Append(' ');
    }

    public void EndBlock(BlockKind kind)
    {
        var lines = _text.ToString().Split('\n').Select(PlainText.Fold).Where(line => line.Length > 0);
        var text = string.Join('\n', lines);
        if (text.Length > 0)
            _blocks.Add(new ArticleTextBlock(text, kind, PlainText.Fold(_outsideLinks.ToString()), _isLinked, _isBold));
        _ = _text.Clear();
        _ = _outsideLinks.Clear();
        _isLinked = false;
        _isBold = true;
    }
}
