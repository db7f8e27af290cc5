using System.Text;
using Alerts.Core.Articles;

namespace Alerts.Training.Recognition;

/// <summary>
/// Reads the openly licensed sets: a line a token with its tag (<c>B-PER</c>, <c>I-PER</c>, <c>O</c>), a blank line between sentences,
/// <c>-DOCSTART-</c> between documents. The words are set as prose again, so that our own tokeniser reads them.
/// </summary>
public static class TokenFiles
{
    private const string NoSpaceBefore = ".,;:!?)]}%’'”";
    private const string NoSpaceBehind = "([{“$£€#";

    public static IEnumerable<AnnotatedDocument> Read(string file)
    {
        var name = Path.GetFileName(file);
        var documents = 0;
        var document = new List<AnnotatedSentence>();
        var sentence = new SentenceBuilder();
        foreach (var line in File.ReadLines(file).Append("-DOCSTART-\tO"))
        {
            if (line.Length == 0 || line.StartsWith("-DOCSTART-", StringComparison.Ordinal))
            {
                if (sentence.Build() is { } built)
                    document.Add(built);
                if (line.Length > 0 && document.Count > 0)
                {
                    yield return new($"{name}#{++documents}", "en", false, [.. document]);
                    document.Clear();
                }

                continue;
            }

            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            sentence.Add(line[..tab], line[(tab + 1)..]);
        }
    }

    private sealed class SentenceBuilder
    {
        private readonly StringBuilder _text = new();
        private readonly List<AnnotatedName> _names = [];
        private string _last = "";

        public void Add(string token, string tag)
        {
            var joins = _text.Length == 0 || token == "-" || _last == "-"
                || NoSpaceBefore.Contains(token[0], StringComparison.Ordinal) || NoSpaceBehind.Contains(_last[^1], StringComparison.Ordinal);
            if (!joins)
                _text.Append(' ');
            var start = _text.Length;
            _text.Append(token);
            _last = token;
            if (tag[0] == 'B')
                _names.Add(new(new TextRange(start, token.Length), tag[2..]));
            else if (tag[0] == 'I' && _names.Count > 0)
                _names[^1] = _names[^1] with { Range = new(_names[^1].Range.Start, _text.Length - _names[^1].Range.Start) };
        }

        public AnnotatedSentence? Build()
        {
            if (_text.Length == 0)
                return null;
            var built = new AnnotatedSentence(_text.ToString(), false, [.. _names]);
            _text.Clear();
            _names.Clear();
            _last = "";
            return built;
        }
    }
}
