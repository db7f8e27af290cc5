using Alerts.Core.Access;

namespace Alerts.Functions.Web;

/// <summary>Who may call an HTTP function. One without such an attribute is refused to everybody.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class AccessAttribute : Attribute
{
    internal static readonly AccessAttribute Anyone = new AllowAnyoneAttribute();
}

public sealed class AllowAnyoneAttribute : AccessAttribute;

public sealed class RequiresAttribute(Role role) : AccessAttribute
{
    public Role Role => role;

    /// <summary>Meant for a person in a browser: who is not signed in is sent there instead of getting an error.</summary>
    public bool IsPage { get; init; }
}
