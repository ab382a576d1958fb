using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>An action with its place in the plan and what has to be done before it.</summary>
internal sealed class PlannedAction(int index, PlanAction action)
{
    /// <summary>Gets the position in the plan.</summary>
    public int Index => index;

    public PlanAction Action => action;

    /// <summary>Gets the actions without which this one is not tried.</summary>
    public List<Prerequisite> Prerequisites { get; } = [];
}

/// <summary>An action that has to be done before another.</summary>
/// <param name="Index">Its position in the plan.</param>
/// <param name="Otherwise">Why the other is not tried if it was not done.</param>
internal readonly record struct Prerequisite(int Index, string Otherwise);
