namespace Rescue.AdSync.Planning;

/// <summary>Whom an action is about: what all actions on one user or group have in common.</summary>
internal readonly record struct ActionSubject(
    PairingState Pairing,
    ObjectId? ObjectId,
    NodeId? NodeId,
    NodeId? ParentNodeId,
    ObjectId? ParentObjectId,
    string? Email,
    string DisplayName);
