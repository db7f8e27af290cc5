using Alerts.Core.Watchlists;

namespace Alerts.Core.Analysis.Recognition.Rules;

/// <summary>The words in names by which a law, a facility or an event is known: "… Act", "Ley de …", "… Detention Center".</summary>
internal sealed class NamePatterns
{
    private static readonly Lazy<NamePatterns> English = new(() => Load("en"));
    private static readonly Lazy<NamePatterns> Spanish = new(() => Load("es"));

    private readonly Dictionary<uint, List<Pattern>> _byFirst = [];
    private readonly Dictionary<uint, List<Pattern>> _byLast = [];

    public static NamePatterns For(string language) => language == LanguageGuess.Spanish ? Spanish.Value : English.Value;

    /// <summary>The type that the words of a name tell; the longest pattern speaks.</summary>
    public EntityType? TypeOf(ReadOnlySpan<WordFacts> name)
    {
        Pattern? best = null;
        foreach (var pattern in _byFirst.GetValueOrDefault(name[0].Word) ?? [])
        {
            if (name.Length > pattern.Words.Length && Stands(pattern, name) && pattern.Words.Length > (best?.Words.Length ?? 0))
                best = pattern;
        }

        foreach (var pattern in _byLast.GetValueOrDefault(name[^1].Word) ?? [])
        {
            if (name.Length > pattern.Words.Length && Stands(pattern, name[^pattern.Words.Length..]) && pattern.Words.Length > (best?.Words.Length ?? 0))
                best = pattern;
        }

        return best?.Type;
    }

    private static bool Stands(Pattern pattern, ReadOnlySpan<WordFacts> words)
    {
        for (var i = 0; i < pattern.Words.Length; i++)
        {
            if (words[i].Word != pattern.Words[i])
                return false;
        }

        return true;
    }

    private static NamePatterns Load(string language)
    {
        var patterns = new NamePatterns();
        var type = EntityType.Other;
        foreach (var line in EmbeddedText.Lines($"Recognition.Patterns.{language}.txt"))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                type = Enum.Parse<EntityType>(line.Trim('[', ']'), ignoreCase: true);
            else
                patterns.Add(line, type);
        }

        return patterns;
    }

    private void Add(string line, EntityType type)
    {
        var isStart = line.EndsWith(" ...", StringComparison.Ordinal);
        uint[] words = [.. (isStart ? line[..^4] : line).Split(' ').Select(word => WordHash.Of(FoldedWords.Fold(word)))];
        var (index, key) = isStart ? (_byFirst, words[0]) : (_byLast, words[^1]);
        if (!index.TryGetValue(key, out var list))
            index[key] = list = [];
        list.Add(new(words, type));
    }

    private sealed record Pattern(uint[] Words, EntityType Type);
}
