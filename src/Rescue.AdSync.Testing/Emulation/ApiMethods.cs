using System.Collections.Frozen;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>One method: its exact name, the node that a call is about, and what it does.</summary>
internal sealed record ApiMethod(string Name, Func<ApiRequest, NodeId> NodeOf, Func<ApiRequest, Answer> Answer)
{
    /// <summary>Gets a value indicating whether the method needs no credential but what it is sent.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>The methods that the emulator knows.</summary>
internal sealed class ApiMethods
{
    private readonly EmulatedAccount _account;
    private readonly Credentials _credentials;
    private readonly FrozenDictionary<string, ApiMethod> _byName;

    public ApiMethods(EmulatedAccount account, Credentials credentials)
    {
        _account = account;
        _credentials = credentials;
        _byName = Define().ToFrozenDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);
    }

    public ApiMethod? Find(string name) => _byName.GetValueOrDefault(name);

    private static NodeId None(ApiRequest request) => NodeId.None;

    private static NodeId Node(ApiRequest request) => request.Node("node");

    private static NodeId Parent(ApiRequest request) => request.Node("parent");

    private static NodeId NamedByKind(ApiRequest request) => request.Node("node", "nodeID");

    private static TextAnswer Created(RescueResult<NodeId> result) =>
        result.IsOk ? new TextAnswer("OK", $" {result.Value}") : TextAnswer.Of(result.Result);

    private static UserWrite UserOf(ApiRequest request, bool isFirst) => new()
    {
        Node = Node(request),
        Name = request["name"],
        Nick = request["nick"],
        Email = request["email"],
        SsoId = request["ssoid"],
        Status = request["status"],
        Description = request["description"],
        MobileAddOn = request[isFirst ? "addons" : "mobileaddon"],
        RpatAddOn = request["rpataddon"] ?? (isFirst ? "False" : null),
        Password = request["pwd"],
        Confirmation = request["confpwd"],
        CurrentPassword = request["oldpwd"],
    };

    private static GroupWrite GroupOf(ApiRequest request) => new()
    {
        Node = Node(request),
        Name = request["name"],
        Description = request["description"],
        Status = request["status"],
        Permissions = request["permission"],
        LockedPermissions = request["lockedpermission"],
        StandardLimit = request["standardconcurrentlimit"],
        MobileLimit = request["mobileconcurrentlimit"],
        RpatLimit = request["rpatconcurrentlimit"],
    };

    private IEnumerable<ApiMethod> Define() =>
    [
        new("login", None, LogIn) { IsOpen = true },
        new("logOut", None, request => TextAnswer.Of(_credentials.LogOut(request.Session))) { IsOpen = true },
        new("requestAuthCode", None, RequestAuthCode) { IsOpen = true },
        new("getAccount", None, _ => Records.Account(_account)),
        new("getHierarchy", Node, request => Hierarchy(request, mayFilter: false)),
        new("getHierarchy_v2", Node, request => Hierarchy(request, mayFilter: true)),
        new("getUser", Node, request => User(Node(request), withRpat: false)),
        new("getUser_v2", Node, request => User(Node(request), withRpat: true)),
        new("getUser_v3", Node, request => User(NodeOrEmail(request), withRpat: true)),
        new("getGroup", Node, request => Group(request, withRpat: false)),
        new("getGroup_v2", Node, request => Group(request, withRpat: true)),
        new("createUser", Parent, request => Created(_account.CreateUser(Parent(request)))),
        new("createGroup", Parent, request => Created(_account.CreateGroup(Parent(request)))),
        new("setUser", Node, request => TextAnswer.Of(_account.SetUser(UserOf(request, isFirst: true)))),
        new("setUser_v2", Node, request => TextAnswer.Of(_account.SetUser(UserOf(request, isFirst: false)))),
        new("setGroup", Node, request => TextAnswer.Of(_account.SetGroup(GroupOf(request)))),
        new("setGroup_v2", Node, request => TextAnswer.Of(_account.SetGroup(GroupOf(request)))),
        new("moveNode", NamedByKind, request =>
            TextAnswer.Of(_account.MoveNode(NamedByKind(request), request.Node("targetnode", "targetNodeID")))),
        new("deleteNode", NamedByKind, request => TextAnswer.Of(_account.DeleteNode(NamedByKind(request)))),
    ];

    private TextAnswer LogIn(ApiRequest request)
    {
        RescueResult<string> session = _credentials.LogIn(request["email"], request["pwd"]);
        return session.IsOk ? new TextAnswer("OK") { NewSession = session.Value } : TextAnswer.Of(session.Result);
    }

    private TextAnswer RequestAuthCode(ApiRequest request)
    {
        RescueResult<string> code = _credentials.RequestAuthCode(request["email"], request["pwd"]);
        return code.IsOk ? new TextAnswer("OK", $"\n\nAUTHCODE:{code.Value}") : TextAnswer.Of(code.Result);
    }

    private Answer Hierarchy(ApiRequest request, bool mayFilter)
    {
        if (UserRules.Is(request["isnode"], "true"))
        {
            return _account.Find(Node(request)) is { } one ? new HierarchyAnswer([one]) : TextAnswer.Of(Refusals.InvalidNode);
        }

        bool drop = mayFilter && UserRules.Is(request["filteroffline"], "true");
        IEnumerable<EmulatedNode> nodes = _account.Nodes;
        return new HierarchyAnswer(drop ? nodes.Where(node => !IsAbsentTechnician(node)) : nodes);
    }

    // Nobody knows whether disabled technicians are dropped too; a client should not find out the hard way.
    private static bool IsAbsentTechnician(EmulatedNode node) =>
        node.Type == NodeType.Technician && node.Status is NodeStatus.Offline or NodeStatus.Disabled;

    private TextAnswer User(NodeId node, bool withRpat)
    {
        RescueResult<EmulatedNode> user = _account.GetUser(node);
        return user.IsOk ? Records.User(user.Value, withRpat) : TextAnswer.Of(user.Result);
    }

    private NodeId NodeOrEmail(ApiRequest request) => string.IsNullOrEmpty(request["node"]) && request["email"] is { } email
        ? _account.FindByEmail(email) is [{ } first, ..] ? first.Id : NodeId.None
        : Node(request);

    private TextAnswer Group(ApiRequest request, bool withRpat)
    {
        RescueResult<EmulatedNode> group = _account.GetGroup(Node(request));
        return group.IsOk ? Records.Group(group.Value, withRpat) : TextAnswer.Of(group.Result);
    }
}
