using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Protocol;

namespace Rescue.AdSync.RescueApi.Transport;

/// <summary>Makes each call. Where the documentation gives a parameter two names, both are sent with one value.</summary>
internal static class RescueCalls
{
    public static RescueCall Login(string email, string password) =>
        new RescueCall(RescueMethod.Login).Text("email", email).Secret("pwd", password);

    public static RescueCall GetAccount() => new(RescueMethod.GetAccount);

    /// <summary>Makes the call for the whole tree. It never filters: people who are away would look deleted.</summary>
    public static RescueCall GetHierarchy() => new(RescueMethod.GetHierarchy);

    public static RescueCall GetUser(NodeId user) => new RescueCall(RescueMethod.GetUser).Node("node", user);

    public static RescueCall GetGroup(NodeId group) => new RescueCall(RescueMethod.GetGroup).Node("node", group);

    public static RescueCall CreateUser(NodeId parent) => new RescueCall(RescueMethod.CreateUser).Node("parent", parent);

    public static RescueCall CreateGroup(NodeId parent) => new RescueCall(RescueMethod.CreateGroup).Node("parent", parent);

    /// <summary>Makes the call that replaces a user: every field every time, but no password unless there is a new one (E5).</summary>
    public static RescueCall SetUser(UserRecord user) => new RescueCall(RescueMethod.SetUser)
        .Node("node", user.Id)
        .Text("name", user.Name)
        .Text("nick", user.Nick)
        .Text("email", user.Email.ToString())
        .Text("ssoid", user.SsoId)
        .Text("description", user.Description)
        .Text("status", NodeStatusWords.ForWrite(user.IsEnabled))
        .Flag("mobileaddon", user.HasMobileAddOn)
        .Flag("addons", user.HasMobileAddOn)
        .Flag("rpataddon", user.HasRpatAddOn)
        .Secret("pwd", user.NewPassword?.Reveal())
        .Secret("confpwd", user.NewPassword?.Reveal());

    public static RescueCall SetGroup(GroupDetails group) => new RescueCall(RescueMethod.SetGroup)
        .Node("node", group.Id)
        .Text("name", group.Name)
        .Text("status", NodeStatusWords.ForWrite(group.IsEnabled))
        .Text("description", group.Description)
        .Text("permission", Join(group.Permissions))
        .Text("lockedpermission", Join(group.LockedPermissions))
        .Number("standardconcurrentlimit", group.StandardConcurrentLimit)
        .Number("mobileconcurrentlimit", group.MobileConcurrentLimit)
        .Number("rpatconcurrentlimit", group.RpatConcurrentLimit);

    public static RescueCall MoveNode(NodeId node, NodeId newParent) => new RescueCall(RescueMethod.MoveNode)
        .Node("node", node)
        .Node("nodeID", node)
        .Node("targetNode", newParent)
        .Node("targetNodeID", newParent);

    private static string Join(IEnumerable<string> words) => string.Join(',', words);
}
