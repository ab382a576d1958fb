namespace Rescue.AdSync.Testing;

/// <summary>Counts calls, so that tests can hold budgets.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class RescueCalls
{
    private const int MaxRecent = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<RescueCall> _recent = new();

    /// <summary>Gets the number of calls of any method.</summary>
    public int Total => Sum(_ => true);

    /// <summary>Gets the number of calls that change the account, whatever came of them.</summary>
    public int Writes => Sum(RescueMethods.IsWrite);

    /// <summary>Gets the calls of each method, by its full name, such as <c>setUser_v2</c>.</summary>
    public IReadOnlyDictionary<string, int> ByMethod
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, int>(_counts, StringComparer.OrdinalIgnoreCase);
            }
        }
    }

    /// <summary>Gets the last thousand calls that were answered or broken off, oldest first.</summary>
    public IReadOnlyList<RescueCall> Recent
    {
        get
        {
            lock (_gate)
            {
                return [.. _recent];
            }
        }
    }

    /// <summary>Gets the number of calls of a method.</summary>
    /// <param name="method">Its name; <c>setUser</c> includes <c>setUser_v2</c>.</param>
    public int this[string method] => Sum(name => RescueMethods.Matches(name, method));

    /// <summary>Starts to count at nothing again.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _counts.Clear();
            _recent.Clear();
        }
    }

    internal void Count(string method)
    {
        lock (_gate)
        {
            _counts[method] = _counts.GetValueOrDefault(method) + 1;
        }
    }

    internal void Answered(RescueCall call)
    {
        lock (_gate)
        {
            if (_recent.Count == MaxRecent)
            {
                _recent.Dequeue();
            }

            _recent.Enqueue(call);
        }
    }

    private int Sum(Func<string, bool> counts)
    {
        lock (_gate)
        {
            return _counts.Where(entry => counts(entry.Key)).Sum(entry => entry.Value);
        }
    }
}

/// <summary>One call, without anything that was sent but the node.</summary>
/// <param name="Method">The method's full name.</param>
/// <param name="Node">The node that it reads or changes, or creates below; else <see cref="NodeId.None"/>.</param>
/// <param name="Answer">The word it was answered with, or the fault in place of it.</param>
public sealed record RescueCall(string Method, NodeId Node, string Answer)
{
    /// <summary>Gets a value indicating whether parameters stood in the URL, where passwords and tokens must not be (S8).</summary>
    public bool HasQuery { get; init; }
}
