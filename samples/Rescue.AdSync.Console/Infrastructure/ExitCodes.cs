namespace Rescue.AdSync.ConsoleHost;

/// <summary>What the process tells whoever started it. The numbers are a contract.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int ChangesPending = 2;
    public const int Refused = 3;
    public const int PartlyFailed = 4;
    public const int BadUsage = 64;
    public const int BadConfiguration = 78;
}
