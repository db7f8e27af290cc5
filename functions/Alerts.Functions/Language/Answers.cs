namespace Alerts.Functions.Language;

/// <summary>What one kind of question brought, by document; what is in none of the three was not answered now.</summary>
/// <param name="Refused">For good, with the reason.</param>
/// <param name="LeftOut">Of a request that was answered, and so paid for.</param>
internal sealed record Answers<T>(
    IReadOnlyDictionary<string, T> Values, IReadOnlyDictionary<string, string> Refused, IReadOnlySet<string> LeftOut)
    where T : class
{
    /// <summary>Errors of a document that speak of the service. All others say the same each time.</summary>
    private static readonly HashSet<string> s_passing =
        ["InternalServerError", "ServiceUnavailable", "Timeout", "TooManyRequests", "QuotaExceeded"];

    public static Answers<T> None { get; } = new(new Dictionary<string, T>(), new Dictionary<string, string>(), new HashSet<string>());

    public static Answers<T> Refusing(string id, string reason) => None with { Refused = new Dictionary<string, string> { [id] = reason } };

    public static Answers<T> Of(IReadOnlyList<TextDocumentInput> asked, IReadOnlyList<TextAnalyticsResult<T>> results)
    {
        var ids = asked.Select(document => document.Id).ToHashSet();
        TextAnalyticsResult<T>[] known = [.. results.Where(result => ids.Contains(result.Id)).DistinctBy(result => result.Id)];
        var values = known.Where(result => result.Value is not null).ToDictionary(result => result.Id, result => result.Value!);
        var refused = known.Where(result => result.Error is { } error && !s_passing.Contains(error.Code))
            .ToDictionary(result => result.Id, result => $"{result.Error!.Code}: {result.Error.Message}");
        return new(values, refused, ids.Where(id => !values.ContainsKey(id) && !refused.ContainsKey(id)).ToHashSet());
    }

    public static Answers<T> Together(IReadOnlyList<Answers<T>> parts) => new(
        parts.SelectMany(part => part.Values).ToDictionary(),
        parts.SelectMany(part => part.Refused).ToDictionary(),
        parts.SelectMany(part => part.LeftOut).ToHashSet());
}
