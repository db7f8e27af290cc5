namespace Alerts.Local;

internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Something failed for good; the log says what.</summary>
    public const int Failed = 1;

    /// <summary>The input or the machine is not fit; nothing was changed.</summary>
    public const int BadInput = 2;
}
