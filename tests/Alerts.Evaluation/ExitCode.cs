namespace Alerts.Evaluation;

internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>What was evaluated broke down on some example; standard error says which.</summary>
    public const int Failed = 1;

    /// <summary>The examples cannot be read, or the results not written.</summary>
    public const int BadInput = 2;
}
