namespace Alerts.Functions.Language;

/// <summary>Text records that a request and its repetitions cost: whatever was sent and not refused may be on the bill.</summary>
/// <param name="records">Of one attempt.</param>
internal sealed class LanguageBill(int records)
{
    private int _charged;

    public int Charged => _charged;

    public void Sent() => Interlocked.Add(ref _charged, records);

    /// <summary>The service said so with a status: such an attempt is free.</summary>
    public void Refused() => Interlocked.Add(ref _charged, -records);
}
