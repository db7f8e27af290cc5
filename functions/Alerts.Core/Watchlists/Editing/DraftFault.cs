namespace Alerts.Core.Watchlists.Editing;

/// <summary>A line of a file, counted from 1.</summary>
/// <param name="Column">In characters, from 1; null where the line says it all.</param>
public sealed record FilePlace(int Line, int? Column = null);

/// <summary>Why a draft cannot be saved.</summary>
/// <param name="Code">A fixed word, for programs.</param>
/// <param name="Message">What is wrong and what would do, for a person.</param>
/// <param name="Place">Where it stands in the file that the draft comes from; null where it comes from none.</param>
public sealed record DraftFault(string Code, FieldPath Field, string Message, FilePlace? Place = null);

/// <summary>What may be meant, but more often is a mistake; somebody has to say that it is meant.</summary>
/// <param name="Key">Stays the same as long as the warning says the same, so that nobody confirms what nobody has read.</param>
public sealed record DraftWarning(string Key, string Code, FieldPath Field, string Message, FilePlace? Place = null)
{
    /// <param name="subject">What the warning is about, such as an entity's id: two alike must not share a key.</param>
    public static DraftWarning Of(string code, FieldPath field, string subject, string message) =>
        new($"{code}-{StableId.Of(code, subject, message)[..12]}", code, field, message);
}
