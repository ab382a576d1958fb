using System.Collections.Immutable;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>Decides what shall change in Rescue, by the rules R1 to R18.</summary>
/// <remarks>
/// Pure: no clock, I/O, logging or chance. The same input gives the same plan, byte for byte, in whatever order users, groups,
/// members, nodes and links are listed; only the order of the pairings has a meaning (R17). Linear in users and memberships.
/// Safe for use by several threads at once.
/// </remarks>
public static class ReconciliationPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="input">Everything it depends on.</param>
    /// <returns>The plan. While it has <see cref="Planning.Plan.MissingDetails"/>, read those and plan again.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> or a part of it is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The policy breaks the rules it must keep.</exception>
    public static Plan Plan(PlanningInput input) => Work(input).Plan;

    /// <summary>Makes the plan, and keeps what was found out on the way.</summary>
    internal static PlanningFindings Work(PlanningInput input)
    {
        Require(input);
        var run = new PlanningRun(input);
        if (!TreeGuard.IsSound(run))
        {
            return new PlanningFindings(Refuse(run), run, null);
        }

        Dictionary<ObjectId, int> sizes = GroupWalk.LayOut(run);
        if (GroupLimits.AreTooMany(run))
        {
            return new PlanningFindings(Refuse(run), run, null);
        }

        return Reconcile(run, sizes);
    }

    private static PlanningFindings Reconcile(PlanningRun run, Dictionary<ObjectId, int> sizes)
    {
        TreeGuard.NoteUnknownTypes(run);
        NoteRemarks(run);
        TargetFinder.Find(run);
        MirrorMatcher.Match(run);

        Membership?[] members = [.. Enum.GetValues<Side>().Select(side => run.HasPairings(side) ? Membership.Of(run, side) : null)];
        var matches = new Matches(run);
        foreach (Side side in Sides(members))
        {
            new LinkMatcher(run, side, members[(int)side]!, matches).Match();
        }

        var emails = new EmailClaims(run, matches, members);
        foreach (Side side in Sides(members))
        {
            PersonMatcher.Match(run, side, members[(int)side]!, emails, matches);
            GroupLimits.FreezeFullGroups(run, side, members[(int)side]!, emails, matches);
        }

        var scope = new ScopeMap(run);
        var protectedUsers = new ProtectedUsers(run);
        var actions = new ActionList();
        GroupPlanner.Plan(run, actions);
        var cases = new List<PersonCase>();
        foreach (Side side in Sides(members))
        {
            new PersonExaminer(run, side, members[(int)side]!, emails, matches, scope, cases).ExamineAll();
        }

        new PersonPlanner(run, matches, members, protectedUsers, actions).Plan(cases);
        new LeaverPlanner(run, matches, scope, protectedUsers, actions).Plan();
        Plan plan = Conclude(run, actions, scope.EnabledUsers, matches, sizes);
        return new PlanningFindings(plan, run, new PeopleFindings(members, matches, emails, scope, protectedUsers));
    }

    private static Plan Conclude(PlanningRun run, ActionList actions, int enabledInScope, Matches matches, Dictionary<ObjectId, int> sizes)
    {
        actions.Sort();

        // Counting seats reads details, and so may find a side incomplete: it comes before removals are withheld.
        int usedSeats = MobileSeats.CountUsed(run);
        IncompleteSides.WithholdRemovals(run, actions);
        MasterAdministratorFloor.Keep(run, actions);
        MobileSeats.Ration(run, actions, usedSeats);
        bool blocked = Brakes.Hold(run, actions, enabledInScope);
        actions.HandOverInOrder();

        ImmutableArray<Adoption> adopted = AdoptionList.InOrder(run, matches);
        return new Plan(
            run.Policy,
            blocked ? PlanVerdict.Blocked : PlanVerdict.Ready,
            [.. actions.Entries.Select(entry => entry.Action)],
            run.Notes.InOrder)
        {
            Adoptions = adopted,
            MissingDetails = [.. run.MissingDetails],
            GroupSizes = sizes.ToImmutableDictionary(),
        };
    }

    private static Plan Refuse(PlanningRun run) => new(run.Policy, PlanVerdict.Refused, [], run.Notes.InOrder)
    {
        MissingDetails = [.. run.MissingDetails],
    };

    private static IEnumerable<Side> Sides(Membership?[] members) => Enum.GetValues<Side>().Where(side => members[(int)side] is not null);

    private static void NoteRemarks(PlanningRun run)
    {
        foreach (Directories.DirectorySnapshot snapshot in run.Directory.Snapshots)
        {
            foreach (string remark in snapshot.Remarks)
            {
                run.Notes.Info(NoteCode.DirectoryRemark, snapshot.Directory.ToString(), remark);
            }
        }
    }

    private static void Require(PlanningInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(input.Directories);
        ArgumentNullException.ThrowIfNull(input.Rescue);
        ArgumentNullException.ThrowIfNull(input.State);
        ArgumentNullException.ThrowIfNull(input.Policy);
        if (input.Policy.Validate() is { Count: > 0 } faults)
        {
            throw new InvalidPolicyException(faults);
        }
    }
}
