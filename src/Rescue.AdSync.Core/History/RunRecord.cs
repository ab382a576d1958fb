using System.Collections.Immutable;

namespace Rescue.AdSync.History;

/// <summary>A run with all that it did (E12).</summary>
/// <param name="Summary">The run as the list shows it.</param>
/// <param name="Actions">Its actions, in the plan's order.</param>
public sealed record RunRecord(RunSummary Summary, ImmutableArray<RunAction> Actions);
