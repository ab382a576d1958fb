using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>The users whose place each pairing decides: R2, R9, R15.</summary>
/// <remarks>
/// With <see cref="NestedGroupMode.Mirror"/> everybody in a target and in the groups below it, down to the next group that is
/// itself a target; otherwise those in the target itself.
/// </remarks>
internal sealed class ScopeMap
{
    private readonly PlanningRun _run;
    private readonly int[] _pairingOf;
    private readonly bool[] _frozen;
    private readonly HashSet<int> _targets = [];

    public ScopeMap(PlanningRun run)
    {
        _run = run;
        _pairingOf = new int[run.Nodes.Nodes.Length];
        _frozen = new bool[_pairingOf.Length];
        Array.Fill(_pairingOf, NodeIndex.None);
        foreach (PairingState pairing in run.Pairings)
        {
            _targets.UnionWith(Targets(pairing));
        }

        foreach (PairingState pairing in run.Pairings)
        {
            foreach (int target in Targets(pairing).Distinct())
            {
                Claim(pairing, target);
            }
        }
    }

    /// <summary>Gets the number of enabled users in scope, the measure of the brakes (S3).</summary>
    public int EnabledUsers
    {
        get
        {
            int count = 0;
            for (int node = 0; node < _pairingOf.Length; node++)
            {
                count += _pairingOf[node] != NodeIndex.None && _run.Nodes.Enabled[node] ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Gets the first pairing that has a user in scope, or <see langword="null"/>.</summary>
    public PairingState? PairingOf(int node) => _pairingOf[node] == NodeIndex.None ? null : _run.Pairings[_pairingOf[node]];

    /// <summary>Determines whether a user sits where a frozen pairing decides, and so must not be touched.</summary>
    public bool IsFrozen(int node) => _frozen[node];

    /// <summary>Determines whether a user sits where a pairing decides, alone or with others.</summary>
    public bool Claims(PairingState pairing, int node)
    {
        if (!pairing.Makes(_run.Nodes.Types[node]))
        {
            return false;
        }

        int group = _run.Nodes.Parents[node];
        var targets = Targets(pairing).ToHashSet();
        bool mirrors = pairing.Pairing.EffectiveNesting == NestedGroupMode.Mirror;
        while (group != NodeIndex.None && !targets.Contains(group) && mirrors && !_targets.Contains(group) && IsGroup(_run.Nodes.Types[group]))
        {
            group = _run.Nodes.Parents[group];
        }

        return targets.Contains(group);
    }

    private static IEnumerable<int> Targets(PairingState pairing) =>
        pairing.Places.Select(place => place.Node).Prepend(pairing.Target).Where(node => node != NodeIndex.None);

    private void Claim(PairingState pairing, int target)
    {
        var pending = new Stack<int>([target]);
        while (pending.TryPop(out int group))
        {
            foreach (int child in _run.Nodes.Children(group))
            {
                NodeType type = _run.Nodes.Types[child];
                if (pairing.Makes(type))
                {
                    ClaimUser(pairing, child);
                }
                else if (IsGroup(type) && !_targets.Contains(child) && pairing.Pairing.EffectiveNesting == NestedGroupMode.Mirror)
                {
                    pending.Push(child);
                    NoteUnmatched(pairing, child);
                }
            }
        }
    }

    private void ClaimUser(PairingState pairing, int node)
    {
        if (_pairingOf[node] == NodeIndex.None)
        {
            _pairingOf[node] = pairing.Index;
        }

        _frozen[node] |= pairing.IsFrozen;
    }

    private void NoteUnmatched(PairingState pairing, int group)
    {
        if (pairing.IsFull && !pairing.IsFrozen)
        {
            RescueNode node = _run.Nodes.Nodes[group];
            _run.Notes.Info(NoteCode.UnmatchedGroup, node.ToString(), $"Node {node.Id} below the target of '{pairing.Name}' has no counterpart in the directory. The group stays; its users count as leavers.");
        }
    }

    private static bool IsGroup(NodeType type) => type is NodeType.TechnicianGroup or NodeType.AdministratorGroup;
}
