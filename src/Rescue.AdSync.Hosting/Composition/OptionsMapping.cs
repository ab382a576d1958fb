using Rescue.AdSync.Execution;
using Rescue.AdSync.RescueApi;

namespace Rescue.AdSync.Hosting;

/// <summary>Hands on what the options say to the parts that they are for.</summary>
internal static class OptionsMapping
{
    /// <summary>Makes the policy and the pairings. A tool that does without pairings gets none while they are not right: it has not asked for them to be checked.</summary>
    public static SyncSetup ToSetup(AdSyncOptions options, HostRequirements requirements)
    {
        var faults = new FaultList();
        PairingRules.Check(options, requirements, faults);
        IEnumerable<PairingOptions> pairings = faults.IsEmpty ? options.Pairings : [];
        SyncSetup setup = new(PolicyMapping.ToPolicy(options.Policy), [.. pairings.Select(PolicyMapping.ToPairing)]);
        return setup with { Policy = setup.Policy with { Pairings = [.. setup.Pairings.Select(pairing => pairing.Settings)] } };
    }

    public static ExecutionOptions ToExecution(RescueOptions rescue) => new()
    {
        MaxConcurrency = rescue.MaxConcurrency,
        MaxConsecutiveFailures = rescue.MaxConsecutiveFailures,
        FirstCredential = rescue.FirstCredential,
        DefaultPassword = rescue.FirstCredential == FirstCredential.DefaultPassword ? rescue.DefaultPassword : null,
    };

    public static PreviewOptions ToPreview(AdSyncOptions options) => new()
    {
        VerifyDetailsEvery = options.State.VerifyDetailsEvery,
        MaxConcurrency = options.Rescue.MaxConcurrency,
    };

    public static void Fill(RescueApiOptions target, RescueOptions rescue)
    {
        target.Region = rescue.Region;
        target.BaseAddress = rescue.BaseAddress;
        target.ServiceToken = rescue.ServiceToken?.Reveal();
        target.Email = rescue.Email;
        target.Password = rescue.Password?.Reveal();
    }
}
