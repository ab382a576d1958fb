using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Planning;

/// <summary>A place in Rescue that directory groups lead to: a pairing's target, or one of its mirrored child groups.</summary>
internal sealed class Place(PairingState pairing, int index, DirectoryGroup group, Place? parent)
{
    public PairingState Pairing => pairing;

    /// <summary>Gets the position in <see cref="PlanningRun.Places"/>.</summary>
    public int Index => index;

    /// <summary>Gets the directory group the place stands for.</summary>
    public DirectoryGroup Group => group;

    /// <summary>Gets the place above, or <see langword="null"/> for the paired group's own.</summary>
    public Place? Parent => parent;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>Gets the directory groups whose direct members belong here.</summary>
    public List<int> Groups { get; } = [];

    /// <summary>Gets or sets the Rescue group's position, or <see cref="NodeIndex.None"/> while it is to be created.</summary>
    public int Node { get; set; } = NodeIndex.None;

    /// <summary>Determines whether two places are one and the same Rescue group.</summary>
    public bool IsSameTarget(Place other) => ReferenceEquals(this, other) || (Node != NodeIndex.None && Node == other.Node);
}
