using System.Text;
using Azure.Data.Tables;

namespace Alerts.Functions.Storage;

/// <summary>
/// Azure's limits for rows, kept by us because the emulator does not:
/// https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
/// </summary>
internal static class EntityLimits
{
    public const int PropertyBytes = 64 * 1024;
    public const int EntityBytes = 1024 * 1024;
    public const int KeyBytes = 1024;
    public const int TransactionActions = 100;
    public const int TransactionBytes = 4 * 1024 * 1024;

    /// <summary>Answers the entity when Azure would take it.</summary>
    /// <exception cref="StorageLimitException">Names the row, the property and the limit.</exception>
    public static TableEntity Checked(TableEntity entity)
    {
        var total = 0;
        foreach (var (name, value) in entity)
        {
            var size = SizeOf(value);
            if (name is "PartitionKey" or "RowKey")
                CheckKey(entity, name, (string)value);
            else if (size > PropertyBytes)
                throw new StorageLimitException($"{Describe(entity)}: property {name} has {size:N0} bytes; a property holds {PropertyBytes:N0}.");
            total += size + (2 * name.Length) + 8;
        }

        return total <= EntityBytes
            ? entity
            : throw new StorageLimitException($"{Describe(entity)} has {total:N0} bytes; a row holds {EntityBytes:N0}.");
    }

    /// <summary>Splits actions into transactions that Azure takes.</summary>
    /// <param name="most">Actions in each, where the caller adds some of its own.</param>
    public static IEnumerable<TableTransactionAction[]> Chunks(IEnumerable<TableTransactionAction> actions, int most = TransactionActions)
    {
        var chunk = new List<TableTransactionAction>(TransactionActions);
        var bytes = 0;
        foreach (var action in actions)
        {
            var size = action.Entity is TableEntity entity ? entity.Sum(pair => SizeOf(pair.Value) + (2 * pair.Key.Length) + 8) : 0;
            // Binary values travel as base64 in JSON, with headers around each action: half of the limit is always left for them.
            if (chunk.Count == most || (chunk.Count > 0 && bytes + size > TransactionBytes / 2))
            {
                yield return [.. chunk];
                chunk.Clear();
                bytes = 0;
            }

            chunk.Add(action);
            bytes += size;
        }

        if (chunk.Count > 0)
            yield return [.. chunk];
    }

    private static void CheckKey(TableEntity entity, string name, string key)
    {
        if (Encoding.Unicode.GetByteCount(key) > KeyBytes)
            throw new StorageLimitException($"{Describe(entity)}: {name} is longer than {KeyBytes:N0} bytes.");
        if (key.AsSpan().IndexOfAny(@"/\#?") >= 0 || key.Any(char.IsControl))
            throw new StorageLimitException($"{Describe(entity)}: {name} holds a character that Azure refuses in a key.");
    }

    private static int SizeOf(object? value) => value switch
    {
        string text => (2 * text.Length) + 4,
        byte[] bytes => bytes.Length + 4,
        BinaryData data => data.ToMemory().Length + 4,
        _ => 8,
    };

    private static string Describe(TableEntity entity) => $"Row {entity.PartitionKey} / {entity.RowKey}";
}

/// <summary>A value does not fit where it should be stored.</summary>
public sealed class StorageLimitException : Exception
{
    public StorageLimitException() { }

    public StorageLimitException(string message) : base(message) { }

    public StorageLimitException(string message, Exception innerException) : base(message, innerException) { }
}
