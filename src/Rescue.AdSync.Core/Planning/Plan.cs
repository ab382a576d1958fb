using System.Collections.Immutable;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>Whether a plan may be carried out.</summary>
public enum PlanVerdict
{
    /// <summary>It may.</summary>
    Ready,

    /// <summary>A brake holds it (S3). Raising the brake, or approving this very plan, lets it go.</summary>
    Blocked,

    /// <summary>What was read cannot be trusted, or a limit is passed (S5, R15). Nothing lets it go but mending the cause.</summary>
    Refused,
}

/// <summary>The match of a directory object and a Rescue node that were not linked before (R6).</summary>
/// <param name="ObjectId">The user's or group's key in the directory.</param>
/// <param name="Side">The side.</param>
/// <param name="Node">The node in Rescue.</param>
public readonly record struct Adoption(ObjectId ObjectId, Side Side, NodeId Node);

/// <summary>Everything that shall change in Rescue, in order, and everything a person must know beside it.</summary>
/// <remarks>Made by <see cref="ReconciliationPlanner"/>. Immutable, and safe to share between threads.</remarks>
public sealed class Plan
{
    private readonly Lazy<PlanId> _id;
    private readonly Lazy<IReadOnlyList<PlanNote>> _notes;

    internal Plan(SyncPolicy policy, PlanVerdict verdict, ImmutableArray<PlanAction> actions, Func<IReadOnlyList<PlanNote>> notes)
    {
        Policy = policy;
        Verdict = verdict;
        Actions = actions;
        Summary = PlanSummary.Of(actions);
        _notes = new Lazy<IReadOnlyList<PlanNote>>(notes);
        _id = new Lazy<PlanId>(() => PlanIdentity.Of(this));
    }

    /// <summary>Gets what the plan does, as a hash over its actions and its policy (R18).</summary>
    public PlanId Id => _id.Value;

    /// <summary>Gets the policy the plan was made under.</summary>
    public SyncPolicy Policy { get; }

    /// <summary>Gets whether the plan may be carried out.</summary>
    public PlanVerdict Verdict { get; }

    /// <summary>Gets a value indicating whether the plan must not be carried out as it stands.</summary>
    public bool IsBlocked => Verdict != PlanVerdict.Ready;

    /// <summary>Gets the actions, in the order of R16; empty for a refused plan.</summary>
    public ImmutableArray<PlanAction> Actions { get; }

    /// <summary>Gets the notes, the gravest first, then by code, subject and message.</summary>
    public IReadOnlyList<PlanNote> Notes => _notes.Value;

    /// <summary>Gets how many actions of each kind there are.</summary>
    public PlanSummary Summary { get; }

    /// <summary>Gets the matches that are not linked yet and are to be remembered when the plan is applied.</summary>
    public ImmutableArray<Adoption> Adoptions { get; init; } = [];

    /// <summary>Gets the users whose details the planner needs and did not get. Read them and plan again; until then, what depends on them is left out.</summary>
    public ImmutableArray<NodeId> MissingDetails { get; init; } = [];

    /// <summary>Gets how many members, however deep, each paired group has; only of groups that were read completely (S2).</summary>
    public ImmutableDictionary<ObjectId, int> GroupSizes { get; init; } = ImmutableDictionary<ObjectId, int>.Empty;
}
