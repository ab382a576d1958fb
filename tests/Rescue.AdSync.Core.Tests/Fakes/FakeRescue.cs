using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Core.Tests.Fakes;

/// <summary>A Rescue account in memory, as harsh as the documentation allows.</summary>
/// <remarks>
/// Writes replace whole records, new nodes are disabled and nameless, an e-mail belongs to one node, mobile licences run out,
/// and nobody is enabled without password or SSO id. Faults come on request, and every call is noted.
/// </remarks>
internal sealed class FakeRescue : IRescueAdminClient
{
    private readonly Lock _gate = new();
    private readonly Dictionary<NodeId, FakeNode> _nodes = [];
    private readonly List<MadeCall> _calls = [];
    private readonly Dictionary<NodeId, int> _underWay = [];
    private long _nextId = 1000;
    private int _together;

    public RescueAccount Caller { get; set; } = new(1, "Example Ltd", NodeId.None, NodeId.None, EmailAddress.None);

    public int MobileSeats { get; set; } = int.MaxValue;

    public List<FakeFault> Faults { get; } = [];

    /// <summary>Gets or sets what makes faults up as it goes; asked by one caller at a time.</summary>
    public Func<MadeCall, FakeFault?>? Chaos { get; set; }

    /// <summary>Gets or sets what happens right before a call is carried out.</summary>
    public Action<MadeCall>? BeforeCall { get; set; }

    /// <summary>Gets the greatest number of calls that were under way at one time.</summary>
    public int MostTogether { get; private set; }

    /// <summary>Gets the greatest number of calls that were under way for one node at one time, creates (whose node is the parent) apart.</summary>
    public int MostTogetherOnOneNode { get; private set; }

    public IReadOnlyList<MadeCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    public IReadOnlyList<MadeCall> Writes => [.. Calls.Where(call => call.IsWrite)];

    public IReadOnlyList<FakeNode> Nodes
    {
        get
        {
            lock (_gate)
            {
                return [.. _nodes.Values.OrderBy(node => node.Id)];
            }
        }
    }

    public FakeNode this[NodeId id]
    {
        get
        {
            lock (_gate)
            {
                return _nodes[id];
            }
        }
    }

    public void ForgetCalls()
    {
        lock (_gate)
        {
            _calls.Clear();
        }
    }

    public void Put(FakeNode node)
    {
        lock (_gate)
        {
            _nodes[node.Id] = node;
        }
    }

    public void Remove(NodeId node)
    {
        lock (_gate)
        {
            _nodes.Remove(node);
        }
    }

    public async Task<RescueAccount> GetAccountAsync(CancellationToken cancellationToken = default) =>
        OrThrow(await CallAsync(new MadeCall(Call.GetAccount, NodeId.None), () => new RescueResult<RescueAccount>(Caller), cancellationToken));

    public async Task<IReadOnlyList<RescueNode>> GetHierarchyAsync(CancellationToken cancellationToken = default) =>
        OrThrow(await CallAsync(
            new MadeCall(Call.GetHierarchy, NodeId.None),
            () => new RescueResult<IReadOnlyList<RescueNode>>([.. _nodes.Values.Select(node => node.ToNode())]),
            cancellationToken));

    public Task<RescueResult<UserDetails>> GetUserAsync(NodeId user, CancellationToken cancellationToken = default) => CallAsync<UserDetails>(
        new MadeCall(Call.GetUser, user),
        () => _nodes.TryGetValue(user, out FakeNode? node) && node.Type.IsUser() ? new(node.ToUser()) : new(Answers.NoNode),
        cancellationToken);

    public Task<RescueResult<GroupDetails>> GetGroupAsync(NodeId group, CancellationToken cancellationToken = default) => CallAsync<GroupDetails>(
        new MadeCall(Call.GetGroup, group),
        () => _nodes.TryGetValue(group, out FakeNode? node) && FakeRules.IsGroup(node.Type) ? new(node.ToGroup()) : new(Answers.NoNode),
        cancellationToken);

    public Task<RescueResult<NodeId>> CreateUserAsync(NodeId parent, CancellationToken cancellationToken = default) =>
        CreateAsync(Call.CreateUser, parent, FakeRules.UserIn, cancellationToken);

    public Task<RescueResult<NodeId>> CreateGroupAsync(NodeId parent, CancellationToken cancellationToken = default) =>
        CreateAsync(Call.CreateGroup, parent, FakeRules.GroupIn, cancellationToken);

    public Task<RescueResult> SetUserAsync(UserRecord user, CancellationToken cancellationToken = default) => WriteAsync(
        new MadeCall(Call.SetUser, user.Id),
        () => FakeRules.RefusalOf(user, _nodes, MobileSeats) ?? Replace(_nodes[user.Id].Replaced(user)),
        cancellationToken);

    public Task<RescueResult> SetGroupAsync(GroupDetails group, CancellationToken cancellationToken = default) => WriteAsync(
        new MadeCall(Call.SetGroup, group.Id),
        () => !_nodes.TryGetValue(group.Id, out FakeNode? node) || !FakeRules.IsGroup(node.Type) ? Answers.NoNode
            : group.Name is null ? Answers.NoName
            : Replace(node.Replaced(group)),
        cancellationToken);

    public Task<RescueResult> MoveNodeAsync(NodeId node, NodeId newParent, CancellationToken cancellationToken = default) => WriteAsync(
        new MadeCall(Call.MoveNode, node),
        () => !_nodes.TryGetValue(node, out FakeNode? moved) ? Answers.NoNode
            : !_nodes.TryGetValue(newParent, out FakeNode? target) || FakeRules.UserIn(target.Type) != moved.Type ? Answers.BadMove
            : Replace(moved with { Parent = newParent }),
        cancellationToken);

    private static T OrThrow<T>(RescueResult<T> answer) =>
        answer.IsOk ? answer.Value : throw new RescueException(answer.Result, $"Rescue answered {answer.Result}.");

    private RescueResult Replace(FakeNode node)
    {
        _nodes[node.Id] = node;
        return RescueResult.Ok;
    }

    private Task<RescueResult<NodeId>> CreateAsync(Call method, NodeId parent, Func<NodeType, NodeType?> typeIn, CancellationToken cancellationToken) => CallAsync(
        new MadeCall(method, parent),
        () =>
        {
            if (!_nodes.TryGetValue(parent, out FakeNode? place) || typeIn(place.Type) is not { } type)
            {
                return new RescueResult<NodeId>(Answers.NoParent);
            }

            var created = new FakeNode { Id = new NodeId(_nextId++), Parent = parent, Type = type, IsEnabled = false, MobileLimit = 7 };
            _nodes.Add(created.Id, created);
            return new RescueResult<NodeId>(created.Id);
        },
        cancellationToken);

    private async Task<RescueResult> WriteAsync(MadeCall call, Func<RescueResult> write, CancellationToken cancellationToken)
    {
        RescueResult<bool> answer = await CallAsync(call, () => write() is { IsOk: false } refusal ? new RescueResult<bool>(refusal) : new RescueResult<bool>(true), cancellationToken);
        return answer.Result;
    }

    private async Task<RescueResult<T>> CallAsync<T>(MadeCall call, Func<RescueResult<T>> work, CancellationToken cancellationToken)
    {
        Begin(call);
        try
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            FakeFault? fault;
            RescueResult<T> answer;
            lock (_gate)
            {
                fault = Faults.Find(fault => fault.Fits(call)) ?? Chaos?.Invoke(call);
                answer = Answer(fault, work);
            }

            if (fault?.Hangs is { } reached)
            {
                reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return answer;
        }
        finally
        {
            End(call);
        }
    }

    private static RescueResult<T> Answer<T>(FakeFault? fault, Func<RescueResult<T>> work)
    {
        if (fault is null)
        {
            return work();
        }

        fault.Times--;
        if (fault.TakesEffect)
        {
            work();
        }

        return fault.Throws is null ? new RescueResult<T>(fault.Answer) : throw fault.Throws;
    }

    private void Begin(MadeCall call)
    {
        lock (_gate)
        {
            _calls.Add(call);
            MostTogether = Math.Max(MostTogether, ++_together);
            if (call.Method is not (Call.CreateUser or Call.CreateGroup) && !call.Node.IsNone)
            {
                int onNode = _underWay[call.Node] = _underWay.GetValueOrDefault(call.Node) + 1;
                MostTogetherOnOneNode = Math.Max(MostTogetherOnOneNode, onNode);
            }
        }

        BeforeCall?.Invoke(call);
    }

    private void End(MadeCall call)
    {
        lock (_gate)
        {
            _together--;
            if (_underWay.TryGetValue(call.Node, out int onNode) && onNode > 0)
            {
                _underWay[call.Node] = onNode - 1;
            }
        }
    }
}
