using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Checks;

/// <summary>A promise that was broken.</summary>
/// <param name="Rule">The promise.</param>
/// <param name="What">How it was broken.</param>
internal sealed record Violation(string Rule, string What)
{
    /// <summary>The promise that a history breaks which has no end.</summary>
    public const string Standstill = "it does not come to a standstill";
}

/// <summary>A node of the account from one moment on.</summary>
/// <param name="Tick">The moment.</param>
/// <param name="Node">The node; <see langword="null"/> once it is deleted.</param>
/// <param name="ByHand">Whether somebody else than the synchronisation made it so.</param>
/// <param name="IsLate">Whether a request of ours did that came late, or a second time.</param>
internal sealed record NodeVersion(int Tick, EmulatedNode? Node, bool ByHand, bool IsLate);
