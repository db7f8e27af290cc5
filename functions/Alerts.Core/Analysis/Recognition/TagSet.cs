namespace Alerts.Core.Analysis.Recognition;

/// <summary>
/// The tags of the model: outside, and for each kind of name its first word and the others (BIO). Facilities are places, laws and
/// events are other names here; <see cref="NameTyper"/> tells them apart.
/// </summary>
internal static class TagSet
{
    public const int Count = 9;
    public const byte Outside = 0;

    /// <summary>In the order of the tags: kind k has the tags 2k + 1 and 2k + 2.</summary>
    public static IReadOnlyList<NameKind> Kinds { get; } = [NameKind.Person, NameKind.Organization, NameKind.Place, NameKind.Other];

    public static byte First(NameKind kind) => (byte)(((int)kind * 2) + 1);

    public static byte Inside(NameKind kind) => (byte)(((int)kind * 2) + 2);

    public static bool IsFirst(byte tag) => tag % 2 == 1;

    public static NameKind KindOf(byte tag) => (NameKind)((tag - 1) / 2);

    /// <summary>An inner tag stands behind a tag of its own kind only.</summary>
    public static bool MayFollow(byte tag, byte before) =>
        tag == Outside || IsFirst(tag) || (before != Outside && KindOf(before) == KindOf(tag));
}

internal enum NameKind
{
    Person,
    Organization,
    Place,
    Other,
}
