using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>A pairing while it is planned: what its group and target turned out to be, and whether it is frozen.</summary>
internal sealed class PairingState(Pairing pairing, int index)
{
    public Pairing Pairing => pairing;

    public int Index => index;

    public Side Side => pairing.Side;

    public bool IsFull => pairing.FullGroupSync;

    /// <summary>Gets or sets the paired group's position, or -1.</summary>
    public int Group { get; set; } = -1;

    /// <summary>Gets or sets the target's position, or <see cref="NodeIndex.None"/>.</summary>
    public int Target { get; set; } = NodeIndex.None;

    /// <summary>Gets or sets what people call the paired group.</summary>
    public string Name { get; set; } = pairing.DirectoryGroupName ?? pairing.DirectoryGroup.ToString();

    /// <summary>Gets a value indicating whether the pairing takes no action (R15, S1, S2).</summary>
    public bool IsFrozen => FrozenBecause.Count > 0;

    /// <summary>Gets why the pairing is frozen; empty while it is not.</summary>
    public List<PlanNote> FrozenBecause { get; } = [];

    /// <summary>Gets the places of the pairing, the paired group's own first.</summary>
    public List<Place> Places { get; } = [];

    /// <summary>Gets the group from which the walk came to each nested group.</summary>
    public Dictionary<int, int> ReachedFrom { get; } = [];

    public void Freeze(PlanNote because) => FrozenBecause.Add(because);

    /// <summary>Determines whether users of this kind are what the pairing makes of its members.</summary>
    public bool Makes(NodeType type) => type == (pairing.Role switch
    {
        Role.Technician => NodeType.Technician,
        Role.Administrator => NodeType.Administrator,
        _ => NodeType.MasterAdministrator,
    });
}
