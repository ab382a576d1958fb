using Rescue.AdSync.Simulation.Scenarios;
using Rescue.AdSync.Simulation.Worlds;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Simulation.Boundaries;

/// <summary>The lock of a state, for which other processes reach too. The operating system releases it when its process ends.</summary>
internal sealed class SimulatedLock(World world, IRunLock inner) : IRunLock
{
    private IDisposable? _held;

    public IDisposable Take()
    {
        Incident? incident = world.Enter(static incident => incident.Kind.IsCrash());
        _held = inner.Take();
        world.Leave(incident);
        return new Taken(this);
    }

    public void Release()
    {
        _held?.Dispose();
        _held = null;
    }

    /// <summary>Has another process try to begin a run.</summary>
    public void ReachFromElsewhere()
    {
        try
        {
            inner.Take().Dispose();
        }
        catch (RunInProgressException)
        {
            world.Tell("another process is refused a run");
            return;
        }

        world.Tell("another process takes the lock, and leaves again");
        if (world.Calls > 0)
        {
            world.Note("one run at a time", "Another process could begin a run while this one was under way.");
        }
    }

    private sealed class Taken(SimulatedLock owner) : IDisposable
    {
        public void Dispose() => owner.Release();
    }
}
