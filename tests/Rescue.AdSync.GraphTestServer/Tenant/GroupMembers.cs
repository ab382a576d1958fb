namespace Rescue.AdSync.GraphTesting.Tenant;

/// <summary>The members of one group, with the versions at which they came and went.</summary>
internal sealed class GroupMembers
{
    private readonly SortedDictionary<long, string> _inOrder = [];
    private readonly Dictionary<string, long> _addedAt = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _removedAt = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the members' ids by the version at which they came.</summary>
    public IEnumerable<KeyValuePair<long, string>> InOrder => _inOrder;

    public int Count => _inOrder.Count;

    /// <summary>Gets when anything changed last; 0 if never.</summary>
    public long ChangedAt { get; private set; }

    /// <summary>Copies who is in the group, without who was.</summary>
    public GroupMembers Copy()
    {
        var copy = new GroupMembers();
        foreach ((long version, string id) in _inOrder)
        {
            copy.Add(id, version);
        }

        return copy;
    }

    public bool Contains(string id) => _addedAt.ContainsKey(id);

    public bool Add(string id, long version)
    {
        if (!_addedAt.TryAdd(id, version))
        {
            return false;
        }

        _inOrder.Add(version, id);
        ChangedAt = version;
        return true;
    }

    public bool Remove(string id, long version)
    {
        if (!_addedAt.Remove(id, out long addedAt))
        {
            return false;
        }

        _inOrder.Remove(addedAt);
        _removedAt[id] = version;
        ChangedAt = version;
        return true;
    }

    public IEnumerable<string> AddedSince(long version) => _inOrder.Where(entry => entry.Key > version).Select(entry => entry.Value);

    /// <summary>Lists who went since a version and did not come back.</summary>
    public IEnumerable<string> RemovedSince(long version) =>
        _removedAt.Where(entry => entry.Value > version && !_addedAt.ContainsKey(entry.Key))
            .OrderBy(entry => entry.Value)
            .Select(entry => entry.Key);
}
