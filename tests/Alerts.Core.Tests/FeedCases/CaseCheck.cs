using System.Text.Json;

namespace Alerts.Core.Tests.FeedCases;

/// <summary>What a case says must hold; the members' names are those of the cases' files.</summary>
public sealed record CaseCheck
{
    public required string Path { get; init; }

    public required string Op { get; init; }

    public required string Level { get; init; }

    public string Kind { get; init; } = "string";

    public JsonElement Value { get; init; }

    public IReadOnlyList<JsonElement> AnyOf { get; init; } = [];

    public IReadOnlyList<string> Alt { get; init; } = [];

    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Added by the tool that made the cases, not by those who wrote them.</summary>
    public bool Derived { get; init; }

    public IReadOnlyList<JsonElement> Accepted => AnyOf.Count > 0 ? AnyOf : [Value];
}

/// <summary>A file that stands beside a feed and says what must be read from it.</summary>
public sealed record CaseExpectation(string Description, IReadOnlyList<CaseCheck> Checks);
