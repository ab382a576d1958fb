namespace Rescue.AdSync.Planning;

/// <summary>Decides what shall change in Rescue. Pure: the same input gives the same plan, byte for byte (R17).</summary>
public static class ReconciliationPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="input">Everything it depends on.</param>
    /// <exception cref="Policies.InvalidPolicyException">The policy breaks the rules it must keep.</exception>
    public static Plan Plan(PlanningInput input) => throw new NotImplementedException(input?.ToString());
}
