using Rescue.AdSync.Planning;

namespace Rescue.AdSync.Benchmarks.Baselines;

/// <summary>What a baseline plans: the least that one could call an action.</summary>
internal sealed record Operation(ActionKind Kind, int Pairing, string Email, NodeId? Node, IReadOnlyList<FieldChange> Changes);
