namespace Alerts.Core.Watchlists.Backtesting;

/// <summary>Keeps the newest of any number of alerts.</summary>
internal sealed class NewestAlerts(int most)
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<ChangedAlert, DateTimeOffset> _oldestFirst = new();

    public void Add(ChangedAlert changed)
    {
        lock (_gate)
        {
            if (_oldestFirst.Count < most)
                _oldestFirst.Enqueue(changed, changed.Alert.FirstSeen);
            else
                _oldestFirst.EnqueueDequeue(changed, changed.Alert.FirstSeen);
        }
    }

    /// <returns>Newest first.</returns>
    public IReadOnlyList<ChangedAlert> WithoutThoseOf(ToldAlerts other) =>
    [
        .. _oldestFirst.UnorderedItems
            .Select(item => item.Element)
            .Where(changed => !other.Holds(changed.Alert.Id))
            .OrderByDescending(changed => changed.Alert.FirstSeen)
            .ThenBy(changed => changed.Alert.Id, StringComparer.Ordinal)
            .DistinctBy(changed => changed.Alert.Id),
    ];
}
