using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <param name="Language">Language tag where known; else the analyser finds out.</param>
/// <param name="Mentions">Where tracked entities stand: their tone is asked for. In any order, may overlap.</param>
public sealed record TextDocument(
    string Id, string Title, string Text, string? Language, IReadOnlyList<TargetMention>? Mentions = null)
{
    public string this[TextField field] => field == TextField.Title ? Title : Text;
}

/// <param name="Target">The caller's key of the tracked entity.</param>
public readonly record struct TargetMention(string Target, TextField Field, TextRange Range);
