using Alerts.Core.Digests;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>
/// An alert as the property of a row. What it is about always fits; where the rest does not, that which readers miss least is left out,
/// since an alert that cannot be stored would hold back its whole batch.
/// </summary>
internal static class AlertRow
{
    public const string Property = "Alert";

    private const int MostReasons = 3;
    private const int MostLetters = (EntityLimits.PropertyBytes / 2) - 2;

    private static readonly Func<Alert, Alert>[] Sheddings =
    [
        alert => alert with { NearMisses = [] },
        alert => alert with { AlsoNamed = [] },
        alert => alert with { ToneDetails = alert.ToneDetails is { } details ? details with { Voices = [] } : null },
        alert => alert with { TitleMarks = [], Evidence = alert.Evidence with { Marks = [] } },
        alert => alert with { Reasons = [.. alert.Reasons.Take(MostReasons)] },
    ];

    /// <exception cref="StorageLimitException">Even what it is about is too much.</exception>
    public static TableEntity Of(string partition, string row, Alert alert)
    {
        var json = StorageJson.Write(alert);
        foreach (var shed in Sheddings)
        {
            if (json.Length <= MostLetters)
                break;
            alert = shed(alert);
            json = StorageJson.Write(alert);
        }

        return EntityLimits.Checked(new(partition, row) { [Property] = json });
    }

    public static Alert Read(TableEntity entity) => StorageJson.Read<Alert>(entity.GetString(Property));
}
