using System.Text;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>A phrase as the matcher compares it, folded and word by word.</summary>
internal sealed class PhraseForm
{
    /// <summary>Stands in no word and no separator.</summary>
    private const char Border = '\u0001';

    private readonly string _text;

    private PhraseForm(string text, int words, string lastWord) => (_text, Words, LastWord) = (text, words, lastWord);

    public int Words { get; }

    /// <summary>The only word where there is but one.</summary>
    public string LastWord { get; }

    /// <summary>Equal for two phrases that stand at the same places.</summary>
    public string Key => _text;

    public bool Holds(PhraseForm other) => _text.Contains(other._text, StringComparison.Ordinal);

    public static PhraseForm Of(string phrase)
    {
        var text = new StringBuilder().Append(Border);
        var reader = new WordReader(phrase, new char[phrase.Length * TextFolding.LongestFold], new char[phrase.Length]);
        var words = 0;
        var last = "";
        while (reader.MoveNext())
        {
            if (words++ > 0)
                text.Append(reader.Separator).Append(Border);
            last = reader.Word.ToString();
            text.Append(last).Append(Border);
        }
        return new(text.ToString(), words, last);
    }

    public IEnumerable<string> WordList() => _text.Split(Border, StringSplitOptions.RemoveEmptyEntries).Where((_, index) => index % 2 == 0);
}
