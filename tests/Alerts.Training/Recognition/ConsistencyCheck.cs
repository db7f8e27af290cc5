using System.Globalization;

namespace Alerts.Training.Recognition;

/// <summary>
/// Finds what annotators did not agree on: one form with two types, and a name that stands unmarked elsewhere. What is right all
/// the same ("Washington" the city and the general) is listed in exceptions.txt, a form a line.
/// </summary>
public static class ConsistencyCheck
{
    /// <summary>Shorter forms are often words, too.</summary>
    private const int ShortestForm = 4;

    public static IReadOnlyList<string> Faults(IReadOnlyList<AnnotatedDocument> documents, IReadOnlySet<string> exceptions) =>
    [
        .. documents.GroupBy(document => document.Language).SelectMany(language =>
            TwoTypes([.. language], exceptions).Concat(Unmarked([.. language], exceptions))),
    ];

    public static IReadOnlySet<string> ReadExceptions(string file) =>
        File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> TwoTypes(AnnotatedDocument[] documents, IReadOnlySet<string> exceptions) =>
        from document in documents
        from sentence in document.Sentences
        from name in sentence.Names
        group (document.Source, name.Type) by TextOf(sentence, name) into form
        where !exceptions.Contains(form.Key)
        let types = form.GroupBy(place => place.Type).OrderBy(type => type.Count()).ToArray()
        where types.Length > 1
        orderby form.Key
        select $"{form.Key}: {string.Join("; ", types.Select(type => string.Create(CultureInfo.InvariantCulture, $"{type.Key} {type.Count()} x, first in {type.First().Source}")))}";

    private static IEnumerable<string> Unmarked(AnnotatedDocument[] documents, IReadOnlySet<string> exceptions)
    {
        var marked = documents
            .SelectMany(document => document.Sentences.SelectMany(sentence => sentence.Names.Select(name => (TextOf(sentence, name), name.Type))))
            .Where(name => name.Item1.Length >= ShortestForm && char.IsUpper(name.Item1[0]) && !exceptions.Contains(name.Item1))
            .GroupBy(name => name.Item1)
            .ToDictionary(form => form.Key, form => form.First().Type);
        var longest = marked.Keys.Select(form => form.Split(' ').Length).DefaultIfEmpty(1).Max();
        foreach (var (document, sentence) in documents.SelectMany(document => document.Sentences.Select(sentence => (document, sentence))))
        {
            foreach (var (form, start) in CapitalRuns(sentence.Text, longest))
            {
                if (marked.TryGetValue(form, out var type) && !sentence.Names.Any(name => name.Range.Start < start + form.Length && start < name.Range.End))
                    yield return $"{form}: {type} elsewhere, unmarked in {document.Source}: {sentence.Text}";
            }
        }
    }

    /// <summary>Runs of words that begin with a capital, not at the start of the sentence, each whole.</summary>
    private static IEnumerable<(string Form, int Start)> CapitalRuns(string text, int longest)
    {
        var words = Words(text).ToArray();
        for (var first = 1; first < words.Length; first++)
        {
            for (var count = Math.Min(longest, words.Length - first); count > 0; count--)
            {
                var last = words[first + count - 1];
                if (char.IsUpper(text[words[first].Start]) && char.IsUpper(text[last.Start]))
                    yield return (text[words[first].Start..last.End], words[first].Start);
            }
        }
    }

    private static IEnumerable<(int Start, int End)> Words(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetterOrDigit(text[at]))
                continue;
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '&' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])))
                at++;
            yield return (start, at);
        }
    }

    private static string TextOf(AnnotatedSentence sentence, AnnotatedName name) => sentence.Text.Substring(name.Range.Start, name.Range.Length);
}
