using System.Text;
using Alerts.Core.Articles;

namespace Alerts.Training.Recognition;

/// <summary>
/// Copies of documents in which other people, places and organisations do the same: what stands round a name is learnt from more
/// names than we wrote. Within a document one name is replaced by one other.
/// </summary>
internal sealed class RenamedDocuments
{
    private readonly string[] _given;
    private readonly string[] _surnames;
    private readonly string[] _cities;
    private readonly HashSet<string> _isGiven;
    private readonly HashSet<string> _isCity;
    private readonly Dictionary<string, string[]> _organizations;

    /// <param name="documents">Whose organisations take each other's place.</param>
    public RenamedDocuments(string lists, IReadOnlyList<AnnotatedDocument> documents)
    {
        _given = Words("given-names.txt");
        _surnames = Words("surnames.txt");
        _cities = File.ReadAllLines(Path.Combine(lists, "cities.txt"));
        _isGiven = [.. _given];
        _isCity = [.. _cities, .. File.ReadLines(Path.Combine(lists, "countries.txt"))];
        _organizations = documents
            .SelectMany(document => document.Sentences.SelectMany(sentence => sentence.Names
                .Where(name => name.Type == "ORG")
                .Select(name => (Key: KeyOf(document.Language, TextOf(sentence, name)), Text: TextOf(sentence, name)))))
            .GroupBy(name => name.Key, name => name.Text)
            .ToDictionary(group => group.Key, group => group.Distinct().Order(StringComparer.Ordinal).ToArray());

        string[] Words(string file) => [.. File.ReadLines(Path.Combine(lists, file)).Where(name => name.Length > 2 && !name.Contains(' ', StringComparison.Ordinal))];
    }

    public AnnotatedDocument Rename(AnnotatedDocument document, Random random)
    {
        var chosen = new Dictionary<string, string>();
        return document with { Sentences = [.. document.Sentences.Select(sentence => Rename(sentence, document.Language, chosen, random))] };
    }

    private AnnotatedSentence Rename(AnnotatedSentence sentence, string language, Dictionary<string, string> chosen, Random random)
    {
        var text = new StringBuilder();
        var names = new List<AnnotatedName>();
        var at = 0;
        foreach (var name in sentence.Names)
        {
            text.Append(sentence.Text, at, name.Range.Start - at);
            var other = OtherFor(TextOf(sentence, name), name.Type, language, chosen, random);
            names.Add(new(new TextRange(text.Length, other.Length), name.Type));
            text.Append(other);
            at = name.Range.End;
        }

        return new(text.Append(sentence.Text, at, sentence.Text.Length - at).ToString(), sentence.IsHeadline, names);
    }

    private string OtherFor(string name, string type, string language, Dictionary<string, string> chosen, Random random) => type switch
    {
        "PER" => string.Join(' ', name.Split(' ').Select(word => PersonWord(word, chosen, random))),
        "LOC" when _isCity.Contains(name) => Choose(name, _cities, chosen, random),
        "ORG" => Choose(name, _organizations[KeyOf(language, name)], chosen, random),
        _ => name,
    };

    private string PersonWord(string word, Dictionary<string, string> chosen, Random random) =>
        word.Length < 3 || !char.IsUpper(word[0]) || word.EndsWith('.')
            ? word
            : Choose(word, _isGiven.Contains(word) ? _given : _surnames, chosen, random);

    private static string Choose(string name, string[] others, Dictionary<string, string> chosen, Random random)
    {
        if (!chosen.TryGetValue(name, out var other))
            chosen[name] = other = others[random.Next(others.Length)];
        return other;
    }

    private static string TextOf(AnnotatedSentence sentence, AnnotatedName name) => sentence.Text.Substring(name.Range.Start, name.Range.Length);

    /// <summary>Acronyms take the place of acronyms, long names that of long ones.</summary>
    private static string KeyOf(string language, string name) =>
        $"{language} {(name.All(c => !char.IsLower(c)) ? "acronym" : name.Contains(' ', StringComparison.Ordinal) ? "long" : "short")}";
}
