namespace Rescue.AdSync.Simulation.Boundaries;

/// <summary>The process is gone. Nothing catches an exception of this kind, so nothing goes on.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Made in one way only.")]
internal sealed class SimulatedCrashException() : OutOfMemoryException("The simulated process ended here.");
