using Rescue.AdSync.Core.Tests.Fakes;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Core.Tests.Execution;

public sealed class UnitBuilderTests : ExecutionTest
{
    private static readonly NodeId One = new(101);
    private static readonly NodeId Two = new(102);

    [Fact]
    public void Actions_of_one_technician_are_one_unit_at_the_place_of_the_earliest()
    {
        WorkUnit unit = Assert.Single(Build(Act.Free(One, "a@example.com"), Act.Email(One, "a@example.com", "b@example.com"), Act.Enable(One, "a@example.com")));

        Assert.Equal((Stage.Free, 3), (unit.Stage, unit.Actions.Length));
    }

    [Fact]
    public void A_move_is_a_unit_of_its_own()
    {
        IReadOnlyList<WorkUnit> units = Build(Act.Free(One, "a@example.com"), Act.Move(One, "a@example.com", Two), Act.Rename(One, "a@example.com", "A"));

        Assert.Equal([Stage.Free, Stage.TechnicianMove], units.Select(unit => unit.Stage));
    }

    [Fact]
    public void An_administrators_disable_stays_last_and_the_free_goes_first()
    {
        IReadOnlyList<WorkUnit> units = Build(Act.Free(One, "a@example.com").Admin(), Act.Disable(One, "a@example.com").Admin());

        Assert.Equal([Stage.Free, Stage.AdministratorDisable], units.Select(unit => unit.Stage));
    }

    [Fact]
    public void A_create_takes_its_licence_along()
    {
        WorkUnit unit = Assert.Single(Build(Act.Create(1, "a@example.com", One), Act.GrantNew(1, "a@example.com")));

        Assert.Equal([ActionKind.CreateUser, ActionKind.GrantMobile], unit.Actions.Select(planned => planned.Action.Kind));
    }

    [Fact]
    public void The_same_person_on_both_sides_is_two_units() =>
        Assert.Equal(2, Build(Act.Create(1, "a@example.com", One), Act.Create(1, "b@example.com", One, Side.Administrator)).Count);

    [Fact]
    public void Whoever_takes_an_email_stands_behind_whoever_gives_it_up()
    {
        IReadOnlyList<WorkUnit> units = Build(
            Act.Free(One, "a@example.com"),
            Act.Email(One, "a@example.com", "B@example.com"),
            Act.Email(Two, "b@example.com", "c@example.com"));

        Assert.Equal([(Stage.TechnicianUpdate, 1), (Stage.TechnicianUpdate, 0)], units.Select(unit => (unit.Stage, unit.Level)));
    }

    [Fact]
    public void Whoever_takes_an_SSO_id_stands_behind_whoever_gives_it_up()
    {
        IReadOnlyList<WorkUnit> units = Build(
            Act.Update(One, "a@example.com", new FieldChange(Field.SsoId, null, "S-1")),
            Act.Update(Two, "b@example.com", new FieldChange(Field.SsoId, "S-1", "S-2")));

        Assert.Equal([1, 0], units.Select(unit => unit.Level));
    }

    [Fact]
    public void Groups_in_groups_stand_one_behind_the_other()
    {
        const int depth = 900;
        IReadOnlyList<WorkUnit> units = Build([.. Enumerable.Range(0, depth).Select(i =>
            Act.CreateGroup(i, $"Level {i}", i == 0 ? FakeAccount.Support : null, i == 0 ? null : Act.Person(i - 1)))]);

        Assert.Equal(Enumerable.Range(0, depth), units.Select(unit => unit.Level));
    }

    private IReadOnlyList<WorkUnit> Build(params PlanAction[] actions) => UnitBuilder.Build(PlanOf(actions));
}
