namespace Rescue.AdSync.GraphTesting;

/// <summary>The faults in force. Of those that fit a request, the first decides.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class GraphFaults
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private int _hits;

    /// <summary>Gets how many requests were hit since the start or the last <see cref="Clear"/>.</summary>
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

    /// <summary>Gets the faults that have requests left to hit.</summary>
    public IReadOnlyList<GraphFault> Pending
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
    public void Add(GraphFault fault)
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

    /// <summary>Decides about a request.</summary>
    internal GraphFault? Take(int number, string pathAndQuery, bool isInner)
    {
        lock (_gate)
        {
            Entry? found = _entries.Find(entry => entry.TryHit(number, pathAndQuery, isInner));
            _entries.RemoveAll(entry => entry.IsSpent);
            _hits += found is null ? 0 : 1;
            return found?.Fault;
        }
    }

    private sealed class Entry(GraphFault fault)
    {
        private int _left = fault.Times;
        private string? _first;

        public GraphFault Fault => fault;

        public bool IsSpent => _left <= 0;

        public bool TryHit(int number, string pathAndQuery, bool isInner)
        {
            bool fits = number >= fault.At
                && (fault.IsInner ?? isInner) == isInner
                && (fault.Path is null || pathAndQuery.Contains(fault.Path, StringComparison.OrdinalIgnoreCase))
                && (!fault.SameRequest || _first is null || _first == pathAndQuery);
            if (fits)
            {
                _first ??= pathAndQuery;
                _left--;
            }

            return fits;
        }
    }
}
