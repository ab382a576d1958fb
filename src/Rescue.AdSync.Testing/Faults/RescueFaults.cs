namespace Rescue.AdSync.Testing;

/// <summary>The faults in force. Of those that fit a call, the first decides; latencies add up.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class RescueFaults
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private int _hits;

    /// <summary>Gets how many calls were hit since the start or the last <see cref="Clear"/>.</summary>
    public int Hits
    {
        get
        {
            lock (_gate)
            {
                return _hits;
            }
        }
    }

    /// <summary>Gets the faults that have calls left to hit.</summary>
    public IReadOnlyList<RescueFault> Pending
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Select(entry => entry.Fault)];
            }
        }
    }

    /// <summary>Puts a fault into force.</summary>
    /// <param name="fault">The fault.</param>
    public void Add(RescueFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            _entries.Add(new Entry(fault));
        }
    }

    /// <summary>Takes every fault out of force.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _hits = 0;
        }
    }

    /// <summary>Decides about a call, and counts it.</summary>
    internal FaultDecision Take(string method, NodeId node)
    {
        lock (_gate)
        {
            TimeSpan latency = TimeSpan.Zero;
            RescueFault? decisive = null;
            foreach (Entry entry in _entries)
            {
                bool isLatency = entry.Fault.Kind == RescueFaultKind.Latency;
                if ((isLatency || decisive is null) && entry.Hits(method, node))
                {
                    latency += isLatency ? entry.Fault.Delay : TimeSpan.Zero;
                    decisive = isLatency ? decisive : entry.Fault;
                }
            }

            _entries.RemoveAll(entry => entry.IsSpent);
            _hits += decisive is not null || latency > TimeSpan.Zero ? 1 : 0;
            return new FaultDecision(latency, decisive);
        }
    }

    private sealed class Entry(RescueFault fault)
    {
        private int _toSkip = fault.Skip;
        private int _left = fault.Times;

        public RescueFault Fault => fault;

        public bool IsSpent => _left <= 0;

        public bool Hits(string method, NodeId node)
        {
            if (IsSpent || !fault.Fits(method, node))
            {
                return false;
            }

            if (_toSkip > 0)
            {
                _toSkip--;
                return false;
            }

            _left--;
            return true;
        }
    }
}

/// <summary>What happens to one call.</summary>
internal readonly record struct FaultDecision(TimeSpan Latency, RescueFault? Fault)
{
    /// <summary>Gets the fault that goes off before the call takes effect, if any.</summary>
    public RescueFault? Before => Fault is { AfterEffect: false } ? Fault : null;

    /// <summary>Gets the fault that goes off afterwards, if any.</summary>
    public RescueFault? After => Fault is { AfterEffect: true } ? Fault : null;
}
