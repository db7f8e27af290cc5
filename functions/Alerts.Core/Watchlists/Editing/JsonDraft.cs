namespace Alerts.Core.Watchlists.Editing;

/// <summary>What has been read of a watchlist in JSON: where its fields stand, and what is no such field.</summary>
internal sealed class JsonDraft(ReadOnlyMemory<byte> utf8)
{
    private readonly TextPlaces _text = new(utf8);
    private readonly Dictionary<FieldPath, int> _places = [];
    private readonly HashSet<FieldPath> _unreadable = [];
    private readonly HashSet<FieldPath> _incomplete = [];
    private readonly List<(int Found, int Offset, DraftFault Fault)> _faults = [];

    public void Mark(FieldPath field, int offset) => _places[field] = offset;

    /// <param name="found">Where the reader noticed it: faults are told in this order.</param>
    public void Add(string code, FieldPath field, int offset, int found, string message)
    {
        _faults.Add((found, offset, new(code, field, message)));
        _unreadable.Add(field);
        _incomplete.UnionWith(field.Around());
    }

    /// <param name="watchlist">With a stand-in for each field that was not readable; null where the reading came to no end.</param>
    public DraftFile Finish(Watchlist? watchlist)
    {
        if (watchlist is not null)
        {
            foreach (var fault in WatchlistCheck.FaultsOf(watchlist).Where(fault => IsReadable(fault.Field)))
            {
                var offset = OffsetOf(fault.Field) ?? 0;
                _faults.Add((offset, offset, fault));
            }
        }
        DraftFault[] faults = [.. _faults.OrderBy(fault => fault.Found).Select(fault => fault.Fault with { Place = _text.At(fault.Offset) })];
        return new(faults.Length == 0 ? watchlist : null, faults, field => OffsetOf(field) is { } offset ? _text.At(offset) : null);
    }

    /// <summary>Whether it says what the file says: stand-ins and what holds them are not judged.</summary>
    private bool IsReadable(FieldPath field) => !_incomplete.Contains(field) && !field.Around().Any(_unreadable.Contains);

    private int? OffsetOf(FieldPath field)
    {
        foreach (var path in field.Around())
        {
            if (_places.TryGetValue(path, out var offset))
                return offset;
        }
        return null;
    }
}
