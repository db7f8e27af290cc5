using System.Collections.Concurrent;
using Alerts.Core.Analysis.Recognition.Rules;
using Alerts.Core.Articles;

namespace Alerts.Core.Analysis.Recognition;

/// <summary>
/// Finds the names of an article in English or Spanish: a tagger learnt from annotated sentences, then rules for what an article as a
/// whole tells. Any number of threads may use it.
/// </summary>
public sealed class EntityRecognizer
{
    /// <summary>Characters of a field that are read for names: more than any article has, so that what is none costs little.</summary>
    public const int LongestText = 100_000;

    private static readonly Lazy<TaggerModel> Shipped = new(ReadShipped);

    private readonly Lazy<TaggerModel> _model;
    private readonly ConcurrentBag<Workspace> _workspaces = [];

    public EntityRecognizer()
        : this(Shipped)
    {
    }

    internal EntityRecognizer(TaggerModel model)
        : this(new Lazy<TaggerModel>(model))
    {
    }

    private EntityRecognizer(Lazy<TaggerModel> model) => _model = model;

    /// <param name="language">Two-letter code.</param>
    /// <param name="sentences">Those of title and text, in reading order.</param>
    public IReadOnlyList<RecognizedEntity> Recognize(TextDocument document, string language, IReadOnlyList<Sentence> sentences)
    {
        if (!_workspaces.TryTake(out var workspace))
            workspace = new(_model.Value);
        var entities = workspace.Recognize(document, language, sentences);
        _workspaces.Add(workspace);
        return entities;
    }

    private static TaggerModel ReadShipped()
    {
        using var reader = new BinaryReader(EmbeddedText.Open("Models.names.bin"));
        return TaggerModel.Read(reader);
    }

    private sealed class Workspace(TaggerModel model)
    {
        private readonly ArticleTokens _tokens = new();
        private readonly NameTagger _tagger = new(model);
        private readonly NameTyper _typer = new(model);
        private readonly List<TaggedName> _names = [];

        public RecognizedEntity[] Recognize(TextDocument document, string language, IReadOnlyList<Sentence> sentences)
        {
            _tokens.Clear();
            foreach (var sentence in sentences.Where(sentence => sentence.Range.Start < LongestText))
                _tokens.Add(document[sentence.Field], Cut(sentence.Range, document[sentence.Field]), sentence.Field, model.Names);
            _tokens.Complete();
            _names.Clear();
            _tagger.Tag(_tokens, NameTagger.NumberOf(language), _names);
            return Describe(document, NamePatterns.For(language));
        }

        /// <summary>What lies beyond the limit is left out; never half of a surrogate pair.</summary>
        private static TextRange Cut(TextRange range, string text)
        {
            if (range.End <= LongestText)
                return range;
            var end = char.IsLowSurrogate(text[LongestText]) ? LongestText - 1 : LongestText;
            return new(range.Start, end - range.Start);
        }

        private RecognizedEntity[] Describe(TextDocument document, NamePatterns patterns)
        {
            ReadOnlySpan<WordFacts> words = _tokens.Words;
            for (var i = _names.Count - 1; i >= 0; i--)
            {
                if (NameBorders.Mend(_names[i], words, document[words[_names[i].Start].Field]) is { } mended)
                    _names[i] = mended;
                else
                    _names.RemoveAt(i);
            }

            HyphenPairs.Split(_names, words);
            OneKindPerForm.Apply(_names, words);
            PatternNames.AddMissed(_names, _tokens, patterns);

            var entities = new RecognizedEntity[_names.Count];
            var acronymOf = new int[_names.Count];
            for (var i = 0; i < _names.Count; i++)
            {
                var name = _names[i];
                var field = words[name.Start].Field;
                var start = words[name.Start].Range.Start;
                var range = new TextRange(start, words[name.End - 1].Range.End - start);
                var surface = document[field].Substring(range.Start, range.Length);
                entities[i] = new(field, range, _typer.TypeOf(name, words, patterns), surface, surface, Math.Round(name.Confidence, 3));
                acronymOf[i] = i > 0 && OneKindPerForm.IsAcronymOf(name, _names[i - 1], words) ? i - 1 : -1;
            }

            var canonical = CanonicalNames.Of([.. entities.Select(entity => (entity.Surface, entity.Type))], acronymOf);
            for (var i = 0; i < entities.Length; i++)
                entities[i] = entities[i] with { CanonicalName = canonical[i] };
            return entities;
        }
    }
}
