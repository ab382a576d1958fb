using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>Decides which plan of a preview may be applied, if any (S3, S4, S5).</summary>
internal static class PlanClearance
{
    /// <summary>Chooses the plan.</summary>
    /// <returns>The plan, and whether it acts on groups that lost all their members (S2).</returns>
    /// <exception cref="PlanBlockedException">No plan of the preview may be applied.</exception>
    public static (Plan Plan, bool WithEmptiedGroups) Choose(Preview preview, PlanId? approved)
    {
        Plan plan = preview.Plan;
        if (approved is not { } id)
        {
            return RequireUnblocked(preview);
        }

        // First, since the two may do the same thing; then the approval must not be asked for again at the next run.
        if (preview.PlanWithEmptiedGroups is { } withEmptied && withEmptied.Id == id)
        {
            return (RequireSound(withEmptied), true);
        }

        if (plan.Id == id)
        {
            return (RequireSound(plan), false);
        }

        string others = preview.PlanWithEmptiedGroups is { } other ? $", or {other.Id} to act on the emptied groups as well" : string.Empty;
        throw new PlanBlockedException(plan, $"The approval is for plan {id}, but the plan is now {plan.Id}: something has changed since. Look at the new plan and approve {plan.Id}{others}. Nothing was written (S4).");
    }

    private static (Plan Plan, bool WithEmptiedGroups) RequireUnblocked(Preview preview)
    {
        Plan plan = RequireSound(preview.Plan);
        if (plan.Verdict != PlanVerdict.Ready)
        {
            throw new PlanBlockedException(plan, $"A brake holds the plan. {Reasons(plan)} To go on, approve {plan.Id}, or raise the brake. Nothing was written (S3).");
        }

        return BrakeGuard.HeldBy(plan, preview.Rescue) is { } held
            ? throw new PlanBlockedException(plan, $"A brake holds the plan. {held} Nothing was written.")
            : (plan, false);
    }

    private static Plan RequireSound(Plan plan) => plan.Verdict == PlanVerdict.Refused
        ? throw new PlanBlockedException(plan, $"The plan is refused, and no approval lets it go. {Reasons(plan)} Mend the cause. Nothing was written (S5).")
        : plan;

    private static string Reasons(Plan plan) =>
        string.Join(" ", plan.Notes.Where(note => note.Severity == NoteSeverity.Error).Select(note => $"{note.Subject}: {note.Message}"));
}
