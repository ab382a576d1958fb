using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting;

/// <summary>The requests since the last mark, so that tests can hold budgets and break a certain one.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class GraphCalls
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, GraphCall> _calls = [];
    private int _tokens;
    private int _number;
    private int _epoch;

    /// <summary>Gets the requests that were answered or broken off, by number.</summary>
    public IReadOnlyList<GraphCall> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls.Values];
            }
        }
    }

    /// <summary>Gets how many requests went over the wire: batches and single ones, not those inside batches.</summary>
    public int Http => All.Count(call => !call.IsInner);

    /// <summary>Gets how many requests were made, singly or inside batches, not counting the batches.</summary>
    public int Operations => All.Count(call => !call.IsBatch);

    /// <summary>Gets what the requests cost of the quota.</summary>
    public int ResourceUnits => All.Sum(call => call.ResourceUnits);

    /// <summary>Gets how many requests for an access token there were.</summary>
    public int TokenRequests
    {
        get
        {
            lock (_gate)
            {
                return _tokens;
            }
        }
    }

    /// <summary>Gets how many requests so far were given a number, answered or not; the last number.</summary>
    public int LastNumber
    {
        get
        {
            lock (_gate)
            {
                return _number;
            }
        }
    }

    /// <summary>Counts from 1 again and forgets the requests so far.</summary>
    public void Mark()
    {
        lock (_gate)
        {
            _calls.Clear();
            _number = 0;
            _tokens = 0;
            _epoch++;
        }
    }

    /// <summary>Lists the requests whose path contains a text, in any case.</summary>
    /// <param name="pathPart">The text, such as <c>/members</c>.</param>
    public IReadOnlyList<GraphCall> To(string pathPart) => [.. All.Where(call => call.Path.Contains(pathPart, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Gives a request for an access token its number.</summary>
    internal int CountToken()
    {
        lock (_gate)
        {
            return ++_tokens;
        }
    }

    /// <summary>Gives a request its number.</summary>
    internal (int Epoch, int Number) Begin()
    {
        lock (_gate)
        {
            return (_epoch, ++_number);
        }
    }

    internal void End((int Epoch, int Number) begun, GraphRequest request, GraphResponse? response, GraphFaultKind? fault)
    {
        var call = new GraphCall
        {
            Number = begun.Number,
            Method = request.Method,
            Host = new Uri(request.BaseAddress).Authority,
            Path = request.Path,
            Query = request.Query,
            Headers = request.Headers.Where(header => !header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(StringComparer.OrdinalIgnoreCase),
            IsInner = request.IsInner,
            Status = response is null or { IsDropped: true } ? 0 : response.Status,
            ResourceUnits = response?.ResourceUnits ?? 0,
            Fault = fault,
        };
        lock (_gate)
        {
            if (begun.Epoch == _epoch)
            {
                _calls[begun.Number] = call;
            }
        }
    }
}
