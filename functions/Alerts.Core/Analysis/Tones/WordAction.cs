namespace Alerts.Core.Analysis.Tones;

/// <summary>What a word says that somebody does, or that happens; the sections of <c>Lexicons/actions-*.txt</c>.</summary>
internal enum WordAction : byte
{
    None,
    Accuse,
    Praise,
    Support,
    Reject,
    Attack,
    Mock,
    Win,
    Lose,
    Fail,
    Achieve,
    Lie,
    Scandal,
    Arrest,
    Free,
    Harm,
    Resign,
    Elect,
    Say,
    Claim,
    Demand,
    Warn,
    Meet,
    Agree,
    Act,
}
