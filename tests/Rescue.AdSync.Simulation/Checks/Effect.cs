using Rescue.AdSync.History;
using Rescue.AdSync.Simulation.Boundaries;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Checks;

/// <summary>One change of one node by the synchronisation.</summary>
/// <param name="Tick">When.</param>
/// <param name="Call">By which request.</param>
/// <param name="IsLate">Whether the request came late, or a second time.</param>
/// <param name="Before">The node before; <see langword="null"/> for a new one.</param>
/// <param name="After">The node after.</param>
/// <param name="Actions">The actions of the journal that have a part in it.</param>
internal sealed record Effect(int Tick, SentCall Call, bool IsLate, EmulatedNode? Before, EmulatedNode After, IReadOnlyList<(RunId Run, RunAction Action)> Actions);
