using Alerts.Core.Articles;

namespace Alerts.Core.Analysis.Recognition;

/// <summary>How a word is written.</summary>
internal enum WordCase : byte
{
    Mark,
    Number,
    Lower,
    Capitalized,
    AllCapitals,
    Initial,
    Mixed,

    /// <summary>A capital that says nothing, as in a heading Where Each Word Has One.</summary>
    Meaningless,
}

/// <summary>What features are made of, worked out once for each token. Hashes are of the folded word.</summary>
internal struct WordFacts
{
    public TextRange Range;
    public TextField Field;
    public uint Word;
    public uint Shape;
    public uint Prefix2, Prefix3, Prefix4;
    public uint Suffix1, Suffix2, Suffix3, Suffix4;
    public WordCase Case;
    public NameLists Lists;
    public bool IsFirst;
    public bool IsQuoted;
    public bool IsBracketed;

    /// <summary>The run of capitalised words round this one, small joining words inside it included, as token indices.</summary>
    public int RunStart, RunEnd;

    public readonly bool IsCapital => Case is WordCase.Capitalized or WordCase.AllCapitals or WordCase.Initial or WordCase.Mixed;

    public static WordFacts Of(string text, TextRange range, TextField field, NameHashes names)
    {
        var word = text.AsSpan(range.Start, range.Length);
        var facts = new WordFacts { Range = range, Field = field };
        Span<char> folded = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            if (!FoldedWords.IsInvisible(c))
                folded[length++] = char.IsDigit(c) ? '0' : FoldedWords.Fold(c);
        }

        folded = folded[..length];
        facts.Word = WordHash.Of(folded);
        facts.Prefix2 = WordHash.Of(folded[..Math.Min(2, length)]);
        facts.Prefix3 = WordHash.Of(folded[..Math.Min(3, length)]);
        facts.Prefix4 = WordHash.Of(folded[..Math.Min(4, length)]);
        facts.Suffix1 = WordHash.Of(folded[^Math.Min(1, length)..]);
        facts.Suffix2 = WordHash.Of(folded[^Math.Min(2, length)..]);
        facts.Suffix3 = WordHash.Of(folded[^Math.Min(3, length)..]);
        facts.Suffix4 = WordHash.Of(folded[^Math.Min(4, length)..]);
        facts.Case = CaseOf(word);
        facts.Shape = ShapeOf(word);
        facts.Lists = facts.Case is WordCase.Mark or WordCase.Number ? NameLists.None : names.Of(facts.Word);
        return facts;
    }

    private static WordCase CaseOf(ReadOnlySpan<char> word)
    {
        var (upper, lower, digits) = (0, 0, 0);
        foreach (var c in word)
        {
            if (char.IsUpper(c))
                upper++;
            else if (char.IsLetter(c))
                lower++;
            else if (char.IsDigit(c))
                digits++;
        }

        return (upper, lower, digits) switch
        {
            (0, 0, 0) => WordCase.Mark,
            (0, 0, _) => WordCase.Number,
            (0, _, _) => WordCase.Lower,
            (1, 0, _) when word.Length <= 2 => WordCase.Initial,
            (_, 0, _) => WordCase.AllCapitals,
            (1, _, _) when char.IsUpper(word[0]) => WordCase.Capitalized,
            _ => WordCase.Mixed,
        };
    }

    /// <summary>Upper, lower, digit and mark, each run of a kind once: "McDonald's" gives XxXx'x.</summary>
    private static uint ShapeOf(ReadOnlySpan<char> word)
    {
        var hash = WordHash.Seed;
        var last = '\0';
        foreach (var c in word)
        {
            var kind = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsDigit(c) ? '0' : c;
            if (kind != last)
                hash = WordHash.Add(hash, kind);
            last = kind;
        }

        return hash;
    }
}
