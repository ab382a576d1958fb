using System.Collections.Immutable;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Hosting;

/// <summary>What is to be kept in step, and under which rules. Made of <see cref="AdSyncOptions"/>, unless a host registers its own.</summary>
/// <param name="Policy">The rules; the pairings in it are not looked at.</param>
/// <param name="Pairings">The pairings, in order of precedence (R1).</param>
public sealed record SyncSetup(SyncPolicy Policy, ImmutableArray<ConfiguredPairing> Pairings);
