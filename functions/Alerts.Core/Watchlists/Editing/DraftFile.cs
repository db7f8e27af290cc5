namespace Alerts.Core.Watchlists.Editing;

/// <summary>A file as far as it is a watchlist.</summary>
/// <param name="Watchlist">Null where there are faults.</param>
/// <param name="Faults">All of them, in the order of the file; bad syntax ends the reading.</param>
/// <param name="PlaceOf">Where a field stands, or the nearest thing around it.</param>
public sealed record DraftFile(Watchlist? Watchlist, IReadOnlyList<DraftFault> Faults, Func<FieldPath, FilePlace?> PlaceOf)
{
    /// <exception cref="InputException">The first fault: file, line, column, and what was expected.</exception>
    public Watchlist OrFirstFault(string fileName)
    {
        if (Watchlist is not null)
            return Watchlist;
        var fault = Faults[0];
        throw new InputException(FormattableString.Invariant($"{fileName}, line {fault.Place?.Line}, column {fault.Place?.Column}: {fault.Message}."));
    }
}
