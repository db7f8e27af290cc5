using System.Text;
using System.Text.Json;
using Alerts.Core;
using Alerts.Core.Watchlists;

namespace Alerts.Functions.Watchlists;

/// <summary>The draft in a request's body: a watchlist as its file has it.</summary>
internal static class DraftBody
{
    /// <summary>Bytes of a request with a draft and a text.</summary>
    public const int Largest = 8 * 1024 * 1024;

    /// <exception cref="InputException">It is missing or no watchlist; lines count from the draft's first.</exception>
    public static Watchlist Read(JsonElement watchlist) => watchlist.ValueKind == JsonValueKind.Undefined
        ? throw new InputException("watchlist is missing; send the draft under that name, written as in a watchlist file.")
        : WatchlistFile.Parse(Encoding.UTF8.GetBytes(watchlist.GetRawText()), "watchlist");

    /// <exception cref="InputException">It belongs to another watchlist than the address names.</exception>
    public static Watchlist Read(JsonElement watchlist, string id)
    {
        var draft = Read(watchlist);
        return draft.Id == id
            ? draft
            : throw new InputException($"The draft's id is \"{draft.Id}\", but the address is that of \"{id}\"; use the same for both.");
    }
}
