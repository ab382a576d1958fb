namespace Rescue.AdSync.Hosting;

internal static class StateRules
{
    private const int MostDays = 3650;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static void Check(StateOptions state, FaultList faults)
    {
        string section = $"{faults.Root}:{nameof(AdSyncOptions.State)}";
        if (string.IsNullOrWhiteSpace(state.Path) || state.Path.Contains('\0', StringComparison.Ordinal))
        {
            faults.Add($"{section}:{nameof(state.Path)}", $"a file is needed, or {StateOptions.InMemory}.");
        }

        if (state.VerifyDetailsEvery < TimeSpan.Zero || state.VerifyDetailsEvery > Longest)
        {
            faults.Add($"{section}:{nameof(state.VerifyDetailsEvery)}", $"{state.VerifyDetailsEvery:c} is out of range; 00:00:00 to {Longest:c} can be chosen (E11).");
        }

        if (state.HistoryDays is < 1 or > MostDays)
        {
            faults.Add($"{section}:{nameof(state.HistoryDays)}", $"{state.HistoryDays} is out of range; 1 to {MostDays} days can be chosen (E12).");
        }
    }
}
