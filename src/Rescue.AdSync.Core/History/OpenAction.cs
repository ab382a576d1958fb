using System.Collections.Immutable;

namespace Rescue.AdSync.History;

/// <summary>An action that was sent and of which nobody knows yet what became, because the run ended or no answer was clear (E3, E4).</summary>
/// <param name="Run">The run.</param>
/// <param name="Action">The action.</param>
/// <param name="ChildrenBefore">For a create, the nodes that were below its parent before it was sent, and those that the run made there; else empty.</param>
public sealed record OpenAction(RunId Run, RunAction Action, ImmutableArray<NodeId> ChildrenBefore);
