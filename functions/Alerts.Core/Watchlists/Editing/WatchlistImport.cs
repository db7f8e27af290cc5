namespace Alerts.Core.Watchlists.Editing;

/// <param name="WatchlistId">Of the watchlist that it is to become a version of.</param>
public sealed record ImportedFile(string WatchlistId, DraftFile File, string Who, string? Why, IReadOnlyList<string>? Confirmed);

/// <summary>Saves what comes as a file: all of it, or nothing.</summary>
public sealed class WatchlistImport(WatchlistEditor editor, WatchlistHistory history)
{
    public static DraftFile ReadJson(ReadOnlyMemory<byte> utf8) => WatchlistFile.Read(utf8);

    /// <param name="name">Which a table does not hold; where none is given the watchlist keeps its own, and a new one is called as its id.</param>
    public async Task<DraftFile> ReadCsvAsync(string watchlistId, string? name, ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken)
    {
        var saved = await history.FindAsync(watchlistId, null, cancellationToken);
        return WatchlistCsv.Read(utf8, watchlistId, string.IsNullOrWhiteSpace(name) ? saved?.Watchlist.Name ?? watchlistId : name.Trim());
    }

    public Task<EditOutcome> SaveAsync(ImportedFile import, Predicate<int> isExpected, CancellationToken cancellationToken)
    {
        var file = import.File;
        if (file.Watchlist is null)
            return Task.FromResult<EditOutcome>(new EditOutcome.Refused(file.Faults));
        if (file.Watchlist.Id != import.WatchlistId)
        {
            var field = FieldPath.Of("id");
            DraftFault fault = new("other-id", field,
                $"this is the watchlist {WatchlistWords.Quoted(file.Watchlist.Id)}, not {WatchlistWords.Quoted(import.WatchlistId)}; change its \"id\" or where you send it",
                file.PlaceOf(field));
            return Task.FromResult<EditOutcome>(new EditOutcome.Refused([fault]));
        }

        var draft = new WatchlistDraft(file.Watchlist, import.Who, import.Why ?? "") { Confirmed = import.Confirmed ?? [], PlaceOf = file.PlaceOf };
        return editor.SaveAsync(draft, isExpected, cancellationToken);
    }
}
