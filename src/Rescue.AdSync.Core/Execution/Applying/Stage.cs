using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Execution;

/// <summary>The steps of a run, in order (R16). One is done before the next begins.</summary>
/// <remarks>
/// On the technician side seats are given back before they are taken; on the administrator side rights are gained before
/// they are lost. Mobile licences of both sides are freed before any is granted.
/// </remarks>
internal enum Stage
{
    Groups,
    TechnicianDisable,
    Free,
    TechnicianMove,
    TechnicianUpdate,
    TechnicianEnable,
    TechnicianCreate,
    TechnicianGrant,
    AdministratorCreate,
    AdministratorEnable,
    AdministratorGrant,
    AdministratorMove,
    AdministratorUpdate,
    AdministratorDisable,
}

internal static class Stages
{
    public static Stage Of(PlanAction action)
    {
        bool technician = action.Side == Side.Technician;
        return action.Kind switch
        {
            ActionKind.CreateGroup or ActionKind.UpdateGroup => Stage.Groups,
            ActionKind.FreeMobile => Stage.Free,
            ActionKind.DisableUser => technician ? Stage.TechnicianDisable : Stage.AdministratorDisable,
            ActionKind.MoveUser => technician ? Stage.TechnicianMove : Stage.AdministratorMove,
            ActionKind.UpdateUser => technician ? Stage.TechnicianUpdate : Stage.AdministratorUpdate,
            ActionKind.EnableUser => technician ? Stage.TechnicianEnable : Stage.AdministratorEnable,
            ActionKind.CreateUser => technician ? Stage.TechnicianCreate : Stage.AdministratorCreate,
            ActionKind.GrantMobile => technician ? Stage.TechnicianGrant : Stage.AdministratorGrant,
            _ => throw new NotSupportedException($"There is no stage for actions of kind {action.Kind}."),
        };
    }
}
