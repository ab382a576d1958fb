namespace Rescue.AdSync.Planning;

internal static class PlanIdentity
{
    public static PlanId Of(Plan plan) => throw new NotImplementedException(plan.ToString());
}
