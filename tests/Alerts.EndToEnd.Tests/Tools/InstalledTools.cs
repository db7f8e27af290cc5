using Alerts.Local.Tools;

namespace Alerts.EndToEnd.Tests.Tools;

/// <summary>The real Azurite and MailDev, for all tests of a run.</summary>
public static class InstalledTools
{
    private static readonly Lazy<Task<NodeTools>> Tools =
        new(() => NodeTools.PrepareAsync(Console.Error.WriteLine, CancellationToken.None));

    public static Task<NodeTools> GetAsync() => Tools.Value;
}
