using Rescue.AdSync.GraphTesting.Schema;

namespace Rescue.AdSync.GraphTesting.Tenant;

/// <summary>Everything in a tenant. Not safe for several threads: <see cref="GraphTenant"/> holds the lock.</summary>
internal sealed class TenantState
{
    private static readonly GroupMembers NoMembers = new();

    private readonly Dictionary<string, StoredObject> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<StoredObject> _inOrder = [];
    private readonly Dictionary<string, GroupMembers> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> _groupsOf = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the number of changes so far.</summary>
    public long Version { get; private set; }

    /// <summary>Lists the objects of a type, in order of creation, whatever their life.</summary>
    public IEnumerable<StoredObject> All(GraphSchema schema) => _inOrder.Where(item => item.Schema == schema);

    public IEnumerable<StoredObject> Live(GraphSchema schema) => All(schema).Where(item => item.IsLive);

    /// <summary>Finds an object that is in use.</summary>
    public StoredObject? Find(string id) => _byId.TryGetValue(id, out StoredObject? item) && item.IsLive ? item : null;

    /// <summary>Finds an object whatever its life.</summary>
    public StoredObject? FindAny(string id) => _byId.GetValueOrDefault(id);

    public GroupMembers MembersOf(string groupId) => _members.GetValueOrDefault(groupId, NoMembers);

    /// <summary>Lists the members of a group and of the groups in it, each once, nearest first, without the group itself.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="isOpen">Whether a nested group's members may be seen.</param>
    public IEnumerable<GraphDirectoryObject> TransitiveMembersOf(string groupId, Func<GraphGroup, bool> isOpen)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { groupId };
        var waiting = new Queue<string>([groupId]);
        while (waiting.TryDequeue(out string? next))
        {
            foreach (StoredObject member in MembersOf(next).InOrder.Select(entry => Require(entry.Value)).Where(member => seen.Add(member.Value.Id)))
            {
                yield return member.Value;
                if (member.Value is GraphGroup group && isOpen(group))
                {
                    waiting.Enqueue(group.Id);
                }
            }
        }
    }

    public void Add(GraphDirectoryObject value)
    {
        if (_byId.ContainsKey(value.Id))
        {
            throw new InvalidOperationException($"The tenant has an object '{value.Id}' already; ids are never used twice.");
        }

        var stored = new StoredObject(value, ++Version);
        _byId.Add(value.Id, stored);
        _inOrder.Add(stored);
    }

    public void Change(GraphDirectoryObject value) => Require(value.Id).Change(value, ++Version);

    public bool AddMember(string groupId, string memberId)
    {
        if (Require(groupId).Value is not GraphGroup)
        {
            throw new InvalidOperationException($"'{groupId}' is no group.");
        }

        _ = Require(memberId);
        if (!_members.TryGetValue(groupId, out GroupMembers? members))
        {
            _members.Add(groupId, members = new GroupMembers());
        }

        if (!members.Add(memberId, Version + 1))
        {
            return false;
        }

        Version++;
        if (!_groupsOf.TryGetValue(memberId, out HashSet<string>? groups))
        {
            _groupsOf.Add(memberId, groups = new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        }

        groups.Add(groupId);
        return true;
    }

    public bool RemoveMember(string groupId, string memberId)
    {
        if (!_members.TryGetValue(groupId, out GroupMembers? members) || !members.Remove(memberId, Version + 1))
        {
            return false;
        }

        Version++;
        _groupsOf[memberId].Remove(groupId);
        return true;
    }

    /// <summary>Deletes an object, and with it its memberships.</summary>
    public void Delete(string id, Life life, DateTimeOffset at)
    {
        StoredObject item = life == Life.Gone ? FindAny(id) ?? throw Missing(id) : Require(id);
        string[] groups = _groupsOf.TryGetValue(id, out HashSet<string>? found) ? [.. found] : [];
        foreach (string group in groups)
        {
            RemoveMember(group, id);
        }

        item.Delete(life, at, groups, ++Version);
    }

    /// <summary>Brings an object back under its old id, into its old groups.</summary>
    public void Restore(string id)
    {
        StoredObject item = FindAny(id) is { Life: Life.SoftDeleted } deleted ? deleted : throw Missing(id);
        IReadOnlyList<string> groups = item.FormerGroups;
        item.Restore(++Version);
        foreach (string group in groups.Where(group => Find(group) is not null))
        {
            AddMember(group, id);
        }
    }

    /// <summary>Copies the present, to be read from later on.</summary>
    public TenantState Copy()
    {
        var copy = new TenantState { Version = Version };
        foreach (StoredObject item in _inOrder.Select(item => item.Copy()))
        {
            copy._inOrder.Add(item);
            copy._byId.Add(item.Value.Id, item);
        }

        foreach ((string group, GroupMembers members) in _members)
        {
            copy._members.Add(group, members.Copy());
        }

        return copy;
    }

    public StoredObject Require(string id) => Find(id) ?? throw Missing(id);

    private static KeyNotFoundException Missing(string id) => new($"The tenant has no object '{id}' to do that with.");
}
