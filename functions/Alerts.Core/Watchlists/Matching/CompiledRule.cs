namespace Alerts.Core.Watchlists.Matching;

/// <summary>A phrase of a context rule and its number in the index, known once the index is built.</summary>
internal sealed class ContextPhrase(string text, int given, AliasIndex index)
{
    public string Text => text;

    public int Phrase => index.Phrases.NumberOf(given);
}

internal sealed record CompiledRule(IReadOnlyList<ContextPhrase> Any, IReadOnlyList<ContextPhrase> All, ContextScope Within);
