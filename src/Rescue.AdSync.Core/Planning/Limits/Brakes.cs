using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>S3: too many changes of a kind block the whole plan.</summary>
internal static class Brakes
{
    /// <summary>Determines whether a brake holds, and notes it.</summary>
    public static bool Hold(PlanningRun run, ActionList actions, int enabledInScope)
    {
        bool disables = Holds(run, actions, ActionKind.DisableUser, run.Policy.MaxDisables, NoteCode.TooManyDisables, "MaxDisables", "disable", enabledInScope);
        bool moves = Holds(run, actions, ActionKind.MoveUser, run.Policy.MaxMoves, NoteCode.TooManyMoves, "MaxMoves", "move", enabledInScope);
        bool creates = Holds(run, actions, ActionKind.CreateUser, run.Policy.MaxCreates, NoteCode.TooManyCreates, "MaxCreates", "create", enabledInScope);
        return disables || moves || creates;
    }

    private static bool Holds(PlanningRun run, ActionList actions, ActionKind kind, Brake? brake, NoteCode code, string key, string verb, int enabledInScope)
    {
        if (brake is null)
        {
            return false;
        }

        if (brake.IsReleased)
        {
            run.Notes.Warn(NoteCode.BrakeReleased, key, $"The brake stands at {brake.Percent} %, so it never holds. Set Policy:{key}:Percent below 100 to have it back.");
        }

        int count = actions.Entries.Count(entry => entry.Action.Kind == kind);
        int limit = brake.Limit(enabledInScope);
        if (count <= limit)
        {
            return false;
        }

        run.Notes.Error(code, key, $"The plan would {verb} {count} people; {limit} are allowed, {brake} of {enabledInScope} enabled users in scope. Nothing is written. If this is what you want, approve this plan by its id, or raise Policy:{key}.");
        return true;
    }
}
