using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.History;
using Rescue.AdSync.Simulation.Boundaries;
using Rescue.AdSync.Simulation.Worlds;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Checks;

/// <summary>Stands beside the account, sees every change of every node, and holds it against the promises.</summary>
internal sealed class Observer : IDisposable
{
    private readonly World _world;
    private readonly HttpMessageInvoker _rescue;
    private readonly EffectJudge _judge;
    private readonly Dictionary<NodeId, List<NodeVersion>> _versions = [];
    private readonly Dictionary<NodeId, NodeVersion> _reads = [];
    private readonly Dictionary<int, int> _lastSizes = [];
    private Dictionary<int, int> _sizes = [];
    private int _treeReadAt;

    public Observer(World world)
    {
        _world = world;
        _rescue = new HttpMessageInvoker(world.Emulator, disposeHandler: false);
        _judge = new EffectJudge(world, this);
        foreach (EmulatedNode node in world.Account.Nodes)
        {
            Remember(node.Id, node, byHand: false, isLate: false);
        }
    }

    /// <summary>Gets what the synchronisation did, in order.</summary>
    public List<Effect> Effects { get; } = [];

    /// <summary>Gets when somebody last changed by hand who is protected, or which master administrators there are.</summary>
    public int RightsEditedAt { get; private set; }

    /// <summary>Gets a value indicating whether somebody was made, deleted or given another e-mail by hand.</summary>
    public bool PeopleCameOrWentByHand { get; private set; }

    /// <summary>Gets or sets a value indicating whether somebody approved what the present run does.</summary>
    public bool IsApproved { get; set; }

    /// <summary>Gets or sets a value indicating whether the present run undoes an earlier one.</summary>
    public bool IsUndo { get; set; }

    /// <summary>Gets or sets a value indicating whether the answer to a create was cut short.</summary>
    public bool WasCreateCut { get; set; }

    /// <summary>Gets which sides a read of the present run was incomplete for.</summary>
    public bool[] Incomplete { get; private set; } = new bool[2];

    /// <summary>Gets the groups of pairings that had members at the last whole run, and was read as empty in this one.</summary>
    public HashSet<int> Emptied { get; } = [];

    public void Dispose() => _rescue.Dispose();

    public void RunBegins()
    {
        Incomplete = new bool[2];
        Emptied.Clear();
        IsApproved = false;
        IsUndo = false;
        KeptSizes = false;
        _treeReadAt = 0;
        _reads.Clear();
        _judge.RunBegins();
    }

    /// <summary>Takes note that the plan is made, of the tree as it was read last.</summary>
    public void RunIsPlanned() => PlannedAt = _treeReadAt;

    /// <summary>Gets when the tree was last read.</summary>
    public int TreeReadAt => _treeReadAt;

    /// <summary>Gets when the tree was read that the present run is planned upon.</summary>
    public int PlannedAt { get; private set; }

    /// <summary>Gets a value indicating whether the present run has kept the sizes of groups for the next.</summary>
    public bool KeptSizes { get; private set; }

    /// <summary>Takes note that a run keeps the members it saw. It may do so once everything was tried; what is approved by then stays so.</summary>
    public void SizesAreKept()
    {
        KeptSizes = true;
        foreach ((int group, int size) in _sizes)
        {
            if (size > 0 || IsApproved || _lastSizes.GetValueOrDefault(group) == 0)
            {
                _lastSizes[group] = size;
            }
        }
    }

    /// <summary>Notes on a call what its sender knew when it left.</summary>
    public void NoteKnowledge(SentCall call) => call.Know(
        _world.Store.RunId,
        _world.Policy.Sync,
        call.IsWrite ? _world.Store.Declared(call) : [],
        call.IsWrite ? _reads.GetValueOrDefault(call.Node) : null,
        call.Method == "moveNode" ? PlannedAt : _treeReadAt);

    /// <summary>Has Rescue carry out a call, and looks at what it does.</summary>
    public HttpResponseMessage Deliver(SentCall call, bool isLate)
    {
        int tick = _world.Next();
        IReadOnlyList<EmulatedNode> before = _world.Account.Nodes;
        using HttpRequestMessage request = call.ToRequest();
        HttpResponseMessage answer = _rescue.SendAsync(request, CancellationToken.None).GetAwaiter().GetResult();
        IReadOnlyList<EmulatedNode> after = _world.Account.Nodes;
        if (!isLate && !call.IsWrite)
        {
            WasRead(call, tick);
        }

        Compare(before, after, (id, old, now) =>
        {
            _judge.Judge(call, old, now, tick, isLate);
            Remember(id, now, byHand: false, isLate);
            if (old is null && now is not null)
            {
                // Of a create that arrives twice, it is the second answer that the process sees.
                _reads[id] = new NodeVersion(tick, now, false, false);
            }
        });
        return answer;
    }

    /// <summary>Has somebody change the account by hand.</summary>
    public string? ByHand(Func<string?> edit)
    {
        _world.Next();
        IReadOnlyList<EmulatedNode> before = _world.Account.Nodes;
        string? what = edit();
        if (what is not null)
        {
            Compare(before, _world.Account.Nodes, (id, old, now) =>
            {
                Remember(id, now, byHand: true, isLate: false);
                PeopleCameOrWentByHand |= old is null || now is null || old.Email != now.Email;
                if (old is null || now is null || old.Type == NodeType.MasterAdministrator || old.Email != now.Email || old.IsAccountHolder != now.IsAccountHolder)
                {
                    RightsEditedAt = _world.Tick;
                }
            });
        }

        return what;
    }

    public void DirectoryRead(DirectorySnapshot snapshot)
    {
        _sizes = [];
        foreach ((int group, Policies.Pairing pairing, NodeId _) in _world.Policy.Pairings)
        {
            var reached = _world.Directory.Closure(group).Select(entry => SimulatedDirectory.GroupId(entry.Group)).ToHashSet();
            bool complete = snapshot.Groups.Where(read => reached.Contains(read.Id)).All(read => read.IsComplete);

            // Where nested groups do not count, neither does what is in them (R3).
            bool isDirect = pairing.NestedGroups == Policies.NestedGroupMode.Direct;
            DirectoryGroup own = snapshot.Groups.Single(read => read.Id == SimulatedDirectory.GroupId(group));
            bool feeds = isDirect ? !own.IsComplete : !complete;
            Incomplete[(int)pairing.Side] |= feeds;
            if (!feeds)
            {
                _sizes[group] = isDirect ? own.UserMembers.Length : _world.Directory.Size(group);
                if (_sizes[group] == 0 && _lastSizes.GetValueOrDefault(group) > 0)
                {
                    Emptied.Add(group);
                }
            }
        }
    }

    /// <summary>Determines whether a node was changed after a moment by somebody, or something, that the call could not know of.</summary>
    public bool WasChangedSince(NodeId node, int tick, bool alsoByUs) =>
        _versions.TryGetValue(node, out List<NodeVersion>? versions) && versions.Exists(version => version.Tick > tick && (version.ByHand || version.IsLate || alsoByUs));

    /// <summary>Checks that an action which is called done was really so at some moment since it was sent.</summary>
    public void CalledDone(RunAction action, int sentAt)
    {
        if (action.Action.Changes.IsEmpty)
        {
            return;
        }

        bool wasSo = action.Node is { } node && _versions.TryGetValue(node, out List<NodeVersion>? versions)
            && Since(versions, sentAt).Any(version => version.Node is not null && NodeFields.Holds(version.Node, action.Action));
        if (!wasSo)
        {
            _world.Note("nothing is called done that did not happen", $"{action.Action.Kind} of node {action.Node} is in the history as done ({string.Join(", ", action.Action.Changes)}), and the account was never so.");
        }
    }

    /// <summary>Checks that a link stands for a node that is, or was, there (E9).</summary>
    public void Linked(Link link)
    {
        // An answer that is cut within the number of a new node names another node, and nothing in it shows that.
        if (!_versions.ContainsKey(link.Node) && !WasCreateCut)
        {
            _world.Note("a link stands for what is there", $"{link.ObjectId} is linked to node {link.Node}, which never was.");
        }
    }

    private static IEnumerable<NodeVersion> Since(List<NodeVersion> versions, int tick)
    {
        int first = versions.FindLastIndex(version => version.Tick <= tick);
        return versions.Skip(Math.Max(first, 0));
    }

    private static void Compare(IReadOnlyList<EmulatedNode> before, IReadOnlyList<EmulatedNode> after, Action<NodeId, EmulatedNode?, EmulatedNode?> changed)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        int i = 0;
        int j = 0;
        while (i < before.Count || j < after.Count)
        {
            if (j == after.Count || (i < before.Count && before[i].Id < after[j].Id))
            {
                changed(before[i].Id, before[i++], null);
            }
            else if (i == before.Count || after[j].Id < before[i].Id)
            {
                changed(after[j].Id, null, after[j++]);
            }
            else
            {
                if (!ReferenceEquals(before[i], after[j]) && before[i] != after[j])
                {
                    changed(before[i].Id, before[i], after[j]);
                }

                i++;
                j++;
            }
        }
    }

    private void WasRead(SentCall call, int tick)
    {
        if (call.Method.StartsWith("getHierarchy", StringComparison.Ordinal))
        {
            _treeReadAt = tick;
        }
        else if (!call.Node.IsNone)
        {
            _reads[call.Node] = new NodeVersion(tick, _world.Account.Find(call.Node), false, false);
        }
    }

    private void Remember(NodeId id, EmulatedNode? node, bool byHand, bool isLate)
    {
        if (!_versions.TryGetValue(id, out List<NodeVersion>? versions))
        {
            _versions.Add(id, versions = []);
        }

        versions.Add(new NodeVersion(_world.Tick, node, byHand, isLate));
    }
}
