using CsCheck;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Tests.Planning.Properties;

/// <summary>R17 holds too when the planner asks for the details it needs and is called again.</summary>
public sealed class DetailsOnDemandProperties
{
    [Fact]
    public void R17_Details_read_on_demand_lead_to_a_plan_that_converges() => WorldGen.Worlds.Sample(
        world =>
        {
            PlanningInput input = world.Input();
            (Plan plan, _) = PlanOnDemand(input, input.Rescue);
            RescueSnapshot after = PlanProjection.Apply(input.Rescue, plan);
            (Plan again, int rounds) = PlanOnDemand(input, after);
            Assert.Empty(again.Actions.Select(action => $"{action.Kind} {action.DisplayName}"));
            Assert.InRange(rounds, 1, 6);
        },
        iter: 3_000,
        print: world => world.ToString());

    private static (Plan Plan, int Rounds) PlanOnDemand(PlanningInput input, RescueSnapshot truth)
    {
        RescueSnapshot known = RescueSnapshot.Create(truth.Caller, truth.Nodes);
        for (int round = 1; ; round++)
        {
            Plan plan = ReconciliationPlanner.Plan(input with { Rescue = known });
            if (plan.MissingDetails.IsEmpty)
            {
                return (plan, round);
            }

            known = known.WithDetails(
                plan.MissingDetails.Select(truth.DetailsOf).OfType<UserDetails>(),
                plan.MissingDetails.Where(id => truth.DetailsOf(id) is null));
        }
    }
}
