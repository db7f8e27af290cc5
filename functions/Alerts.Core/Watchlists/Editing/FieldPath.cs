using System.Globalization;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>A place in a watchlist: <c>entities[3].aliases[1].text</c>. Counts from 0.</summary>
/// <param name="Entity">Null: of the watchlist itself.</param>
/// <param name="Alias">Null: of the entity itself.</param>
/// <param name="Field">Null: the whole of it.</param>
public readonly record struct FieldPath(int? Entity, int? Alias, string? Field)
{
    public static FieldPath Of(string field) => new(null, null, field);

    public static FieldPath Of(int entity, string? field = null) => new(entity, null, field);

    public static FieldPath Of(int entity, int alias, string? field = null) => new(entity, alias, field);

    /// <summary>The place itself and what holds it, from the inside out.</summary>
    public IEnumerable<FieldPath> Around()
    {
        for (var field = Field; field is not null; field = field.LastIndexOfAny(['.', '[']) is var end and >= 0 ? field[..end] : null)
            yield return this with { Field = field };
        if (Alias is not null)
            yield return this with { Field = null };
        if (Entity is { } entity)
            yield return Of(entity);
    }

    public override string ToString()
    {
        string?[] parts =
        [
            Entity is { } entity ? string.Create(CultureInfo.InvariantCulture, $"entities[{entity}]") : null,
            Alias is { } alias ? string.Create(CultureInfo.InvariantCulture, $"aliases[{alias}]") : null,
            Field,
        ];
        return string.Join('.', parts.Where(part => part is not null));
    }
}
