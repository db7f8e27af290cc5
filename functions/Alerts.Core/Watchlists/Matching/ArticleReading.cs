using Alerts.Core.Articles;
using Alerts.Core.Watchlists.Scanning;

namespace Alerts.Core.Watchlists.Matching;

/// <summary>One article on its way from the hits of the index to what counts and what does not.</summary>
/// <param name="language">Primary language of the article, null when unknown.</param>
internal sealed class ArticleReading(AliasIndex index, string title, string text, string? language)
{
    private readonly Occurrences _occurrences = new();
    private readonly Dictionary<int, int> _excludedUntil = [];
    private readonly HashSet<(int Entity, TextField Field, int Word)> _excludedWords = [];
    private readonly FieldWords?[] _fields = new FieldWords?[2];
    private int _weighed;

    /// <summary>Aliases that count, in reading order, title first.</summary>
    public List<Candidate> Aliases { get; } = [];

    /// <summary>Short names that count once the entity is named in full.</summary>
    public List<Candidate> ShortNames { get; } = [];

    public Rejections Rejections { get; } = new();

    /// <summary>Hits followed and aliases weighed; grows in proportion to the text.</summary>
    public long Steps { get; set; }

    /// <summary>More may stand in the article than was weighed.</summary>
    public bool IsCut { get; private set; }

    public FieldWords Words(TextField field) => _fields[(int)field] ??= new FieldWords(field, field == TextField.Title ? title : text);

    /// <param name="hits">Of one field after the other: rules look at what stands behind them, too.</param>
    public void Read(ReadOnlySpan<PhraseHit> titleHits, ReadOnlySpan<PhraseHit> textHits)
    {
        NoteContexts(TextField.Title, titleHits);
        NoteContexts(TextField.Text, textHits);
        var context = new ContextCheck(_occurrences, Words);
        ReadField(TextField.Title, titleHits, context);
        ReadField(TextField.Text, textHits, context);
        new ShoutedTitle(this).Apply();
    }

    private void NoteContexts(TextField field, ReadOnlySpan<PhraseHit> hits)
    {
        foreach (var hit in hits)
        {
            Steps++;
            if (index.RolesOf(hit.Phrase).HasFlag(PhraseRoles.Context))
                _occurrences.Add(hit.Phrase, Words(field).RangeOf(hit.Start, hit.End));
        }
    }

    private void ReadField(TextField field, ReadOnlySpan<PhraseHit> hits, ContextCheck context)
    {
        _excludedUntil.Clear();
        for (var from = 0; from < hits.Length;)
        {
            var to = from + 1;
            while (to < hits.Length && hits[to].Start == hits[from].Start)
                to++;
            // Exclusions first: they eat the aliases that begin at the same word.
            foreach (var hit in hits[from..to])
            {
                if (index.RolesOf(hit.Phrase).HasFlag(PhraseRoles.Exclusion))
                    NoteExclusions(field, hit);
            }
            foreach (var hit in hits[from..to])
                Weigh(field, hit, context);
            from = to;
        }
    }

    private void NoteExclusions(TextField field, PhraseHit hit)
    {
        var words = Words(field).RangeOf(hit.Start, hit.End);
        foreach (var meaning in index.MeaningsOf(hit.Phrase))
        {
            if (meaning is not Exclusion { Entity.Number: var entity })
                continue;
            _excludedUntil[entity] = Math.Max(hit.End, _excludedUntil.GetValueOrDefault(entity));
            for (var word = words.First; word <= words.Last; word++)
                _excludedWords.Add((entity, field, word));
        }
    }

    private void Weigh(TextField field, PhraseHit hit, ContextCheck context)
    {
        if ((index.RolesOf(hit.Phrase) & PhraseRoles.Mention) == 0)
            return;
        var words = Words(field).RangeOf(hit.Start, hit.End);
        foreach (var meaning in index.MeaningsOf(hit.Phrase))
        {
            // Many entities may share an alias.
            IsCut |= _weighed >= WatchlistMatcher.MostHits;
            if (IsCut)
                return;
            Steps++;
            _weighed++;
            if (meaning is AliasForm form)
                Weigh(form, hit, words, context);
            else if (meaning is ShortName name)
                Weigh(name, hit, words);
        }
    }

    private void Weigh(AliasForm form, PhraseHit hit, WordRange words, ContextCheck context)
    {
        if (form.Form == SpellingForm.Dotted && !IsWholeDottedAcronym(words))
            return;
        var alias = form.Alias;
        var end = form.Form == SpellingForm.Dotted && EndsWithDot(words) ? hit.End + 1 : hit.End;
        var candidate = new Candidate(alias.Entity, alias, alias.Text, alias.Kind, words, new TextRange(hit.Start, end - hit.Start));
        if (Failure(candidate, form.Form, context, out var detail) is { } kind)
            Rejections.Add(candidate, kind, detail);
        else
            Aliases.Add(candidate with { Context = detail });
    }

    private void Weigh(ShortName name, PhraseHit hit, WordRange words)
    {
        // A short name is a name only with its capital: "rubio" is fair-haired, "Rubio" may be the minister.
        if (!Words(words.Field).StartsWithCapital(words.Last))
            return;
        var candidate = new Candidate(name.Entity, null, name.Text, MentionKind.ShortName, words, new TextRange(hit.Start, hit.End - hit.Start));
        if (IsExcluded(candidate))
            return;
        if (Generation(candidate) is { } longer)
            Rejections.Add(candidate, RejectionKind.InsideLongerName, longer);
        else
            ShortNames.Add(candidate);
    }

    /// <param name="detail">The required phrases that were found, or what stands there and must not.</param>
    private RejectionKind? Failure(Candidate candidate, SpellingForm form, ContextCheck context, out string? detail)
    {
        var alias = candidate.Alias!;
        detail = null;
        if (!alias.Accepts(Words(candidate.Words.Field).SpanOf(candidate.Words.First, candidate.Words.Last), form))
            return RejectionKind.Spelling;
        if (!alias.CountsIn(language))
            return RejectionKind.Language;
        if (IsExcluded(candidate))
            return RejectionKind.Excluded;
        if (alias.Entity.Entity.Type == EntityType.Person && Generation(candidate) is { } longer)
        {
            detail = longer;
            return RejectionKind.InsideLongerName;
        }
        if (alias.Requires is { } requires && (detail = context.Met(requires, candidate.Words)) is null)
            return RejectionKind.ContextMissing;
        if (alias.Forbids is not { } forbids || context.Broken(forbids, candidate.Words) is not { } broken)
            return null;
        detail = broken;
        return RejectionKind.ContextForbidden;
    }

    public string Surface(Candidate candidate) =>
        (candidate.Words.Field == TextField.Title ? title : text).Substring(candidate.Range.Start, candidate.Range.Length);

    /// <summary>Whether a word stands in a phrase that an entity excludes.</summary>
    public bool IsExcluded(CompiledEntity entity, TextField field, int word) => _excludedWords.Contains((entity.Number, field, word));

    /// <returns>Donald Trump Jr., who is not Donald Trump.</returns>
    private string? Generation(Candidate candidate)
    {
        var words = Words(candidate.Words.Field);
        var next = candidate.Words.Last + 1;
        return words.FollowsBySpace(next) && NameWords.IsGeneration(words.SpanOf(next)) && !NameWords.IsSuffix(words.SpanOf(next - 1))
            ? words.SpanOf(candidate.Words.First, next).ToString()
            : null;
    }

    private bool IsExcluded(Candidate candidate) =>
        Words(candidate.Words.Field)[candidate.Words.Last].End <= _excludedUntil.GetValueOrDefault(candidate.Entity.Number, -1);

    /// <summary>I.C.E. in X.I.C.E. is not whole.</summary>
    private bool IsWholeDottedAcronym(WordRange range)
    {
        var words = Words(range.Field);
        return !(range.First > 0 && words[range.First].FollowsDot && IsLetter(range.First - 1))
            && !(range.Last + 1 < words.Count && words[range.Last + 1].FollowsDot && IsLetter(range.Last + 1));

        bool IsLetter(int word) => words[word].End - words[word].Start == 1;
    }

    private bool EndsWithDot(WordRange range)
    {
        var words = Words(range.Field);
        var end = words[range.Last].End;
        return end < words.Text.Length && words.Text[end] == '.';
    }
}
