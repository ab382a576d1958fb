using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Checks;

/// <summary>Looks for settings of a policy that are allowed and dangerous.</summary>
public static class PolicyChecks
{
    /// <summary>Checks the brakes (S3).</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>One result for each brake; one that never holds is a warning.</returns>
    public static IReadOnlyList<CheckResult> Check(SyncPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            Judge(nameof(policy.MaxDisables), "disable", policy.MaxDisables),
            Judge(nameof(policy.MaxMoves), "move", policy.MaxMoves),
            Judge(nameof(policy.MaxCreates), "create", policy.MaxCreates),
        ];
    }

    private static CheckResult Judge(string key, string verb, Brake? brake)
    {
        CheckResult Result(CheckStatus status, string message) => new(CheckCode.Brake, status, message) { Subject = key };
        return brake switch
        {
            null => Result(CheckStatus.Passed, $"There is no limit to how many people one plan may {verb}."),
            { IsReleased: true } => Result(CheckStatus.Warning, $"The brake stands at {brake.Percent} %, so it never holds.") with
            {
                Advice = $"Set Policy:{key}:Percent below 100 to have it back; a single plan is let through by its approval.",
            },
            _ => Result(CheckStatus.Passed, $"One plan may {verb} {brake.Count} people, or {brake.Percent} % of the enabled users in scope if that is more."),
        };
    }
}
