using System.Text;

namespace Alerts.Evaluation.Reporting;

internal sealed class MarkdownReport
{
    private readonly StringBuilder _text = new();

    public void Heading(int level, string text) => Block($"{new string('#', level)} {text}\n");

    public void Paragraph(string text) => Block($"{text}\n");

    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = rows.Prepend([.. columns.Select(_ => "---")]).Prepend(columns).Select(row => $"| {string.Join(" | ", row)} |\n");
        Block(string.Concat(lines));
    }

    public override string ToString() => _text.ToString();

    private void Block(string text)
    {
        if (_text.Length > 0)
            _text.Append('\n');
        _text.Append(text);
    }
}
