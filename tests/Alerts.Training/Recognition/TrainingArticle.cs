using Alerts.Core.Analysis.Recognition;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;

namespace Alerts.Training.Recognition;

/// <summary>A document as the tagger sees it: its words, and the tag that each should get.</summary>
internal sealed class TrainingArticle
{
    private readonly List<AnnotatedName> _names;

    private TrainingArticle(AnnotatedDocument document, ArticleTokens tokens, byte[] tags, List<AnnotatedName> names)
    {
        _names = names;
        Document = document;
        Tokens = tokens;
        Tags = tags;
    }

    public AnnotatedDocument Document { get; }

    public ArticleTokens Tokens { get; }

    public byte[] Tags { get; }

    public uint Language => NameTagger.NumberOf(Document.Language);

    public static TrainingArticle Of(AnnotatedDocument document, NameHashes names)
    {
        var text = string.Join('\n', document.Sentences.Select(sentence => sentence.Text));
        var tokens = new ArticleTokens();
        var spans = new List<AnnotatedName>();
        var start = 0;
        foreach (var sentence in document.Sentences)
        {
            tokens.Add(text, new TextRange(start, sentence.Text.Length), TextField.Text, names);
            spans.AddRange(sentence.Names.Select(name => name with { Range = new(name.Range.Start + start, name.Range.Length) }));
            start += sentence.Text.Length + 1;
        }

        tokens.Complete();
        return new(document, tokens, TagsOf(tokens, spans), spans);
    }

    /// <summary>The names as indices of tokens, each with the type that the product would give it.</summary>
    public IEnumerable<(int Start, int End, EntityType Type)> TypedNames()
    {
        var token = 0;
        foreach (var name in _names)
        {
            while (token < Tokens.Count && Tokens.Words[token].Range.End <= name.Range.Start)
                token++;
            var end = token;
            while (end < Tokens.Count && Tokens.Words[end].Range.Start < name.Range.End)
                end++;
            if (end > token)
                yield return (token, end, TypeOf(name.Type));
        }
    }

    public static EntityType TypeOf(string type) => type switch
    {
        "PER" => EntityType.Person,
        "ORG" => EntityType.Organization,
        "LOC" => EntityType.Location,
        "FAC" => EntityType.Facility,
        "LAW" => EntityType.Law,
        "EVT" => EntityType.Event,
        _ => EntityType.Other,
    };

    public static NameKind KindOf(string type) => type switch
    {
        "PER" => NameKind.Person,
        "ORG" => NameKind.Organization,
        "LOC" or "FAC" => NameKind.Place,
        _ => NameKind.Other,
    };

    private static byte[] TagsOf(ArticleTokens tokens, List<AnnotatedName> names)
    {
        var tags = new byte[tokens.Count];
        var next = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var range = tokens.Words[i].Range;
            while (next < names.Count && names[next].Range.End <= range.Start)
                next++;
            if (next == names.Count || names[next].Range.Start >= range.End)
                continue;
            var kind = KindOf(names[next].Type);
            var isFirst = i == 0 || tokens.Words[i - 1].Range.End <= names[next].Range.Start;
            tags[i] = isFirst ? TagSet.First(kind) : TagSet.Inside(kind);
        }

        return tags;
    }
}
