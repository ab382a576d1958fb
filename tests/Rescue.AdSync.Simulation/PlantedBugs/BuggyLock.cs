using Rescue.AdSync.State;

namespace Rescue.AdSync.Simulation.PlantedBugs;

/// <summary>A lock that locks nothing.</summary>
internal sealed class BuggyLock : IRunLock, IDisposable
{
    public IDisposable Take() => this;

    public void Dispose()
    {
    }
}
