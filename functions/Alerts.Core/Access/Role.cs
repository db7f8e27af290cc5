namespace Alerts.Core.Access;

/// <summary>What somebody may do. Each role may also do what the ones before it may.</summary>
public enum Role
{
    /// <summary>Ask for digests.</summary>
    Caller,

    /// <summary>Change watchlists and feeds.</summary>
    Editor,

    /// <summary>Everything.</summary>
    Admin,
}

public static class Roles
{
    public static bool Includes(this Role role, Role needed) => role >= needed;
}
