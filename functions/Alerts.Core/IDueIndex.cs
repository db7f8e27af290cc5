namespace Alerts.Core;

public enum DueKind
{
    /// <summary>A batch of articles that is not yet analysed and routed.</summary>
    Batch,

    /// <summary>A subscription has alerts waiting for this slot.</summary>
    Slot,

    /// <summary>A digest that is not yet in a final state.</summary>
    Send,

    /// <summary>A batch whose alerts went out without tone.</summary>
    Tone,
}

/// <summary>Something that must be looked at at a given time.</summary>
/// <param name="At">In whole seconds; see <see cref="Create"/>.</param>
/// <param name="Attempts">How often the work has been handed on since it was stored.</param>
public sealed record DueEntry(DueKind Kind, DateTimeOffset At, string Id, int Attempts = 0)
{
    public static DueEntry Create(DueKind kind, DateTimeOffset at, string id, int attempts = 0) => new(kind, ToSecond(at), id, attempts);

    public static DateTimeOffset ToSecond(DateTimeOffset time) =>
        new(time.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}

/// <summary>
/// What must be looked at when. An entry is written before the row it points to and removed when that row is final:
/// the index may hold too much, never too little, and finding what is due costs by what is due.
/// </summary>
public interface IDueIndex
{
    Task AddAsync(DueEntry entry, CancellationToken cancellationToken);

    /// <summary>Removing what is not there is no error: another worker was first.</summary>
    Task RemoveAsync(DueEntry entry, CancellationToken cancellationToken);

    /// <summary>Entries up to and including <paramref name="until"/>, oldest first.</summary>
    IAsyncEnumerable<DueEntry> ReadAsync(DueKind kind, DateTimeOffset until, CancellationToken cancellationToken);
}
