using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Core.Tests.Fakes;

/// <summary>What a <see cref="FakeRescue"/> takes and what it refuses.</summary>
internal static class FakeRules
{
    public static NodeType? UserIn(NodeType parent) => parent switch
    {
        NodeType.TechnicianGroup => NodeType.Technician,
        NodeType.Administrators or NodeType.AdministratorGroup => NodeType.Administrator,
        NodeType.MasterAdministrators => NodeType.MasterAdministrator,
        _ => null,
    };

    public static NodeType? GroupIn(NodeType parent) => parent switch
    {
        NodeType.Technicians or NodeType.TechnicianGroup => NodeType.TechnicianGroup,
        NodeType.Administrators or NodeType.AdministratorGroup => NodeType.AdministratorGroup,
        _ => null,
    };

    public static bool IsGroup(NodeType type) => type is NodeType.TechnicianGroup or NodeType.AdministratorGroup;

    public static RescueResult? RefusalOf(UserRecord user, Dictionary<NodeId, FakeNode> nodes, int mobileSeats)
    {
        if (!nodes.TryGetValue(user.Id, out FakeNode? node) || !node.Type.IsUser())
        {
            return Answers.NoNode;
        }

        if (string.IsNullOrWhiteSpace(user.Name))
        {
            return Answers.NoName;
        }

        if (nodes.Values.Any(other => other.Id != node.Id && !other.Email.IsNone && other.Email == user.Email && !IsOwnTwin(other, node, user)))
        {
            return Answers.EmailInUse;
        }

        if (user.HasMobileAddOn && !node.Mobile && nodes.Values.Count(other => other.Mobile) >= mobileSeats)
        {
            return Answers.NoSeat;
        }

        return user.IsEnabled && user.NewPassword is null && node.Password is null && user.SsoId is null ? Answers.Error : null;
    }

    /// <summary>One person may hold a node on each side, with one e-mail.</summary>
    private static bool IsOwnTwin(FakeNode other, FakeNode node, UserRecord user) =>
        other.Type.SideOf() != node.Type.SideOf() && node.Email == user.Email;
}
