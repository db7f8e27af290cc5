using System.Globalization;
using Alerts.Functions.Language;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>A row for each month and one for the current minute; both change in one transaction or not at all.</summary>
internal sealed class TableRecordCounters(TableServiceClient tables, TimeProvider clock) : IRecordCounters
{
    private const string Partition = "language";
    private const string MinuteRow = "minute";

    /// <summary>Each time somebody else has come first, so that as many instances at least have what they wanted.</summary>
    private const int MostAttempts = 50;

    private readonly TableClient _table = tables.GetTableClient(TableNames.Counters);

    public async Task<RecordGrant> TakeAsync(IReadOnlyList<int> wanted, RecordLimits limits, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var now = clock.GetUtcNow();
            var month = LanguageBudget.MonthOf(now);
            var minute = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
            var (monthRow, minuteRow) = (await FindAsync(MonthRow(month), cancellationToken), await FindAsync(MinuteRow, cancellationToken));
            var use = new RecordUse(
                monthRow?.GetInt64("Used") ?? 0,
                minuteRow?.GetString("Minute") == minute ? minuteRow.GetInt32("Used") ?? 0 : 0,
                monthRow?.GetBoolean("HasWarned") ?? false,
                monthRow?.GetBoolean("HasStopped") ?? false);
            var (after, grant) = use.Take(month, wanted, limits);
            if (after == use || await TrySaveAsync(
                    [Change(monthRow, MonthOf(month, after)), Change(minuteRow, new(Partition, MinuteRow) { ["Minute"] = minute, ["Used"] = after.InMinute })],
                    cancellationToken))
                return grant;
        }
        throw new InvalidOperationException($"The text records of the Language service could not be counted: {MostAttempts} times another instance came first.");
    }

    public async Task GiveBackAsync(string month, int records, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await FindAsync(MonthRow(month), cancellationToken) is not { } row)
                return;
            row["Used"] = Math.Max(0, (row.GetInt64("Used") ?? 0) - records);
            if (await TrySaveAsync([Change(row, row)], cancellationToken))
                return;
        }
        throw new InvalidOperationException($"Unused text records of the Language service could not be given back: {MostAttempts} times another instance came first.");
    }

    private static string MonthRow(string month) => $"month-{month}";

    private static TableEntity MonthOf(string month, RecordUse use) => new(Partition, MonthRow(month))
    {
        ["Used"] = use.InMonth,
        ["HasWarned"] = use.HasWarned,
        ["HasStopped"] = use.HasStopped,
    };

    private static TableTransactionAction Change(TableEntity? before, TableEntity after) => before is null
        ? new(TableTransactionActionType.Add, EntityLimits.Checked(after))
        : new(TableTransactionActionType.UpdateReplace, EntityLimits.Checked(after), before.ETag);

    private async Task<TableEntity?> FindAsync(string row, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <returns>False when another instance came first.</returns>
    private async Task<bool> TrySaveAsync(TableTransactionAction[] actions, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException exception) when (exception.Status is 409 or 412)
        {
            return false;
        }
    }
}
