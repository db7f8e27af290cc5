namespace Alerts.Core.Watchlists.Scanning;

/// <param name="Phrase">Number of the phrase in its <see cref="PhraseIndex"/>.</param>
/// <param name="Start">Where its first word begins, in UTF-16 units of the text as given.</param>
/// <param name="End">Where its last word ends.</param>
internal readonly record struct PhraseHit(int Phrase, int Start, int End);
