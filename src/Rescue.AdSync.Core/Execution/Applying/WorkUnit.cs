using System.Collections.Immutable;

namespace Rescue.AdSync.Execution;

/// <summary>Actions on one node that go out together, in as few calls as is safe (R12).</summary>
internal sealed class WorkUnit(ImmutableArray<PlannedAction> actions)
{
    /// <summary>Gets the actions, in the plan's order; at least one.</summary>
    public ImmutableArray<PlannedAction> Actions => actions;

    /// <summary>Gets or sets when the unit's turn is: at the earliest of its actions, unless it has to wait for another unit.</summary>
    public Stage Stage { get; set; } = actions.Min(planned => Stages.Of(planned.Action));

    /// <summary>Gets or sets how many units of the same stage stand in a row before this one.</summary>
    public int Level { get; set; }
}
