namespace Rescue.AdSync.Simulation.Worlds;

/// <summary>The clock of Rescue, which nobody sets.</summary>
internal sealed class TrueClock(SimulatedClock clock) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => clock.TrueTime;
}
