using Microsoft.Extensions.Options;

namespace Rescue.AdSync.Hosting;

/// <summary>Checks the options as a whole and lists every fault by its key, those of their shape first.</summary>
internal sealed class AdSyncOptionsValidator(HostRequirements requirements) : IValidateOptions<AdSyncOptions>
{
    public ValidateOptionsResult Validate(string? name, AdSyncOptions options)
    {
        FaultList faults = Check(options);
        return faults.IsEmpty ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.ToLines());
    }

    private FaultList Check(AdSyncOptions options)
    {
        var faults = new FaultList { Root = options.ReadFaults.Root };
        faults.AddAll(options.ReadFaults);
        if (requirements.Includes(RequiredSettings.Directories))
        {
            DirectoryRules.Check(options, requirements, faults);
        }

        if (requirements.Includes(RequiredSettings.Rescue))
        {
            RescueRules.Check(options.Rescue, requirements.Includes(RequiredSettings.Writing), faults);
        }

        if (requirements.Includes(RequiredSettings.Pairings))
        {
            PairingRules.Check(options, requirements, faults);
            PolicyRules.Check(options, faults);
        }

        StateRules.Check(options.State, faults);
        CheckSchedule(options.Schedule, faults);
        return faults;
    }

    private static void CheckSchedule(ScheduleOptions schedule, FaultList faults)
    {
        const int Week = 7 * 24 * 60;
        string key = $"{faults.Root}:{nameof(AdSyncOptions.Schedule)}:{nameof(schedule.IntervalMinutes)}";
        if (schedule.IntervalMinutes is < 1 or > Week)
        {
            faults.Add(key, $"{schedule.IntervalMinutes} is out of range; 1 to {Week} minutes can be chosen.");
        }
    }
}
