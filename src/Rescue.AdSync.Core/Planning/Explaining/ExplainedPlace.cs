namespace Rescue.AdSync.Planning;

/// <summary>Where somebody is wanted: a pairing's target, or one of its mirrored child groups (R3, R4).</summary>
/// <param name="PairingIndex">The position of the pairing.</param>
/// <param name="Pairing">What people call the pairing: the name of its directory group.</param>
/// <param name="Group">The directory group that leads to the place.</param>
/// <param name="GroupName">Its name.</param>
/// <param name="Node">The Rescue group, or <see langword="null"/> while it is to be created or could not be found.</param>
public sealed record ExplainedPlace(int PairingIndex, string Pairing, ObjectId Group, string GroupName, NodeId? Node);

/// <summary>An action that was planned and then taken out for safety or for want of a licence.</summary>
/// <param name="Action">The action.</param>
/// <param name="Because">What holds it back.</param>
public sealed record WithheldAction(PlanAction Action, PlanNote Because);
