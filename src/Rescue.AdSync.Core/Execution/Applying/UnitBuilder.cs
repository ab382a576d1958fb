using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>Folds the actions of a plan into units of work.</summary>
/// <remarks>
/// Everything that one <c>setUser</c> can say of a user is one unit, except that an administrator is disabled on his own, in
/// the last stage. A mobile licence for a user that is to be created goes with the create. Moves and groups stand alone.
/// </remarks>
internal static class UnitBuilder
{
    private enum Call
    {
        Create,
        Write,
        DisableAdministrator,
        Alone,
    }

    public static IReadOnlyList<WorkUnit> Build(Plan plan)
    {
        PlannedAction[] actions = [.. plan.Actions.Select((action, index) => new PlannedAction(index, action))];
        Prerequisites.Find(actions);
        WorkUnit[] units = [.. actions.GroupBy(KeyOf).Select(group => new WorkUnit([.. group]))];
        UnitOrder.Arrange(units);
        return units;
    }

    private static (Call Call, NodeId? Node, ObjectId? Object, Side Side, int Alone) KeyOf(PlannedAction planned)
    {
        PlanAction action = planned.Action;
        return action switch
        {
            { Kind: ActionKind.CreateUser, ObjectId: not null } => (Call.Create, null, action.ObjectId, action.Side, 0),
            { Kind: ActionKind.GrantMobile, NodeId: null, ObjectId: not null } => (Call.Create, null, action.ObjectId, action.Side, 0),
            { Kind: ActionKind.DisableUser, Side: Side.Administrator, NodeId: not null } => (Call.DisableAdministrator, action.NodeId, null, action.Side, 0),
            { NodeId: not null } when IsPartOfRecord(action.Kind) => (Call.Write, action.NodeId, null, action.Side, 0),
            _ => (Call.Alone, null, null, action.Side, planned.Index),
        };
    }

    private static bool IsPartOfRecord(ActionKind kind) =>
        kind is ActionKind.UpdateUser or ActionKind.EnableUser or ActionKind.DisableUser or ActionKind.GrantMobile or ActionKind.FreeMobile;
}
