using Rescue.AdSync.Simulation.Boundaries;
using Rescue.AdSync.Simulation.Worlds;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Checks;

/// <summary>Counts what one run does to people, and holds it against the brakes (S3) and the limits of groups (R15).</summary>
internal sealed class RunTally(World world, Observer observer)
{
    private readonly HashSet<NodeId> _disabled = [];
    private readonly HashSet<NodeId> _moved = [];
    private readonly HashSet<NodeId> _made = [];
    private readonly Dictionary<NodeId, HashSet<NodeId>> _joined = [];

    public void RunBegins()
    {
        _disabled.Clear();
        _moved.Clear();
        _made.Clear();
        _joined.Clear();
    }

    public void Made(SentCall call, EmulatedNode user)
    {
        Brake(call, "create", _made, user.Id, world.Policy.Sync.MaxCreates?.Count ?? int.MaxValue);
        Joined(call, user);
    }

    public void Disabled(SentCall call, NodeId user) => Brake(call, "disable", _disabled, user, world.Policy.Sync.MaxDisables.Count);

    public void Moved(SentCall call, EmulatedNode user)
    {
        Brake(call, "move", _moved, user.Id, world.Policy.Sync.MaxMoves.Count);
        Joined(call, user);
    }

    private void Brake(SentCall call, string verb, HashSet<NodeId> nodes, NodeId node, int limit)
    {
        nodes.Add(node);
        if (nodes.Count > limit && !observer.IsApproved)
        {
            world.Note("the brakes hold", $"{call} is number {nodes.Count} to {verb} in this run, {limit} are allowed, and nobody approved it.");
        }
    }

    /// <summary>No run by the rules puts more people into a group than may be in it.</summary>
    private void Joined(SentCall call, EmulatedNode user)
    {
        if (!_joined.TryGetValue(user.ParentId, out HashSet<NodeId>? joined))
        {
            _joined.Add(user.ParentId, joined = []);
        }

        joined.Add(user.Id);
        if (joined.Count > world.Policy.Sync.MaxMembersPerGroup && !observer.IsUndo)
        {
            world.Note("limits hold", $"{call} puts person number {joined.Count} into group {user.ParentId}, and {world.Policy.Sync.MaxMembersPerGroup} may be in one.");
        }
    }
}
