using System.Globalization;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Tests.Planning.Rules;

/// <summary>R16 and R17: order, and what it is independent of.</summary>
public sealed class OrderTests
{
    private static readonly string[] Phases =
    [
        "technician CreateGroup", "technician DisableUser", "FreeMobile", "technician MoveUser", "technician UpdateUser", "technician EnableUser",
        "technician CreateUser", "technician GrantMobile", "administrator CreateUser", "administrator EnableUser", "administrator GrantMobile",
        "administrator MoveUser", "administrator UpdateUser", "administrator DisableUser",
    ];

    [Fact]
    public void R16_Actions_stand_in_the_order_of_the_phases() => Given.InEveryWorld(world =>
    {
        Plan plan = ReconciliationPlanner.Plan(world.Input());
        if (plan.Actions.Any(action => action.ChangeOf(Field.Email) is not null && action is UpdateUserAction))
        {
            // An e-mail may be handed over, which goes before the order of the phases.
            return;
        }

        int[] phases = [.. plan.Actions.Select(PhaseOf)];
        Assert.Equal(phases.Order(), phases);
        foreach (IGrouping<int, PlanAction> phase in plan.Actions.GroupBy(PhaseOf).Where(phase => phase.Key > 0))
        {
            (Side Side, int Pairing)[] ties = [.. phase.Select(action => (action.Side, action.PairingIndex))];
            Assert.Equal(ties.Order(), ties);
            Assert.All(phase.Zip(phase.Skip(1)), Neighbours);
        }
    });

    [Fact]
    public void R17_A_plan_is_the_same_on_every_thread() => Given.InEveryWorld(
        world =>
        {
            PlanningInput shared = world.Input();
            var ids = new PlanId[8];
            Parallel.For(0, ids.Length, thread => ids[thread] = ReconciliationPlanner.Plan(shared).Id);
            Assert.All(ids, id => Assert.Equal(ids[0], id));
        },
        cases: 300);

    [Fact]
    public void R17_A_plan_is_the_same_in_every_culture()
    {
        PlanningInput input = Given.Input("""
            directory
              group Support: ida @IT
              group IT: IAN
            rescue
              Technicians
                group Support #100
                  ida #1200 name="Ida" mail=IDA@example.com
                  group it #110
                    ian #1201
            pairings
              Support -> #100
            """);
        Plan here = ReconciliationPlanner.Plan(input);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NegativeSign = "~";
            odd.NumberFormat.NumberGroupSeparator = "_";
            odd.NumberFormat.NumberGroupSizes = [1];
            CultureInfo.CurrentCulture = odd;
            Plan there = ReconciliationPlanner.Plan(input);
            Assert.Equal(here.Id, there.Id);
            Assert.Equal(here.Notes, there.Notes);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void R17_However_often_things_are_shuffled_the_plan_is_the_same() => Given.InEveryWorld(
        world =>
        {
            PlanId id = ReconciliationPlanner.Plan(world.Input()).Id;
            Assert.All(Enumerable.Range(0, 5), seed => Assert.Equal(id, ReconciliationPlanner.Plan(world.Shuffled(seed).Input()).Id));
        },
        cases: 500);

    private static int PhaseOf(PlanAction action)
    {
        string side = action.Side.ToString().ToLowerInvariant();
        return action.Kind switch
        {
            ActionKind.CreateGroup or ActionKind.UpdateGroup => 0,
            ActionKind.FreeMobile => Array.IndexOf(Phases, "FreeMobile"),
            _ => Array.IndexOf(Phases, $"{side} {action.Kind}"),
        };
    }

    private static void Neighbours((PlanAction First, PlanAction Second) pair) => Assert.True(
        (pair.First.Side, pair.First.PairingIndex) != (pair.Second.Side, pair.Second.PairingIndex)
        || string.CompareOrdinal(pair.First.Email, pair.Second.Email) <= 0);
}
