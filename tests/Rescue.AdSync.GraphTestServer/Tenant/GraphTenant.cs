using Rescue.AdSync.GraphTesting.Schema;
using Rescue.AdSync.GraphTesting.Tenant;

namespace Rescue.AdSync.GraphTesting;

/// <summary>A tenant in memory: users, groups, other objects, and who is in which group.</summary>
/// <remarks>Every change raises <see cref="Version"/>, which is what delta queries go by. Safe for use by several threads at once.</remarks>
public sealed class GraphTenant
{
    private readonly Lock _gate = new();
    private readonly TenantState _state = new();
    private readonly TimeProvider _time;
    private TenantState? _index;

    /// <summary>Initializes a new, empty instance of the <see cref="GraphTenant"/> class.</summary>
    /// <param name="time">The clock for times of creation and deletion; the system's if left out.</param>
    public GraphTenant(TimeProvider? time = null) => _time = time ?? TimeProvider.System;

    /// <summary>Gets the name of the organisation.</summary>
    public string DisplayName { get; init; } = "Contoso";

    /// <summary>Gets the organisation's domains, the default one first.</summary>
    public IReadOnlyList<string> Domains { get; init; } = ["contoso.com", "contoso.onmicrosoft.com"];

    /// <summary>Gets the number of changes so far.</summary>
    public long Version => Read(state => state.Version);

    /// <summary>Gets the users that are in use, in order of creation.</summary>
    public IReadOnlyList<GraphUser> Users => Read(state => Values<GraphUser>(state, GraphSchemas.User));

    /// <summary>Gets the groups that are in use, in order of creation.</summary>
    public IReadOnlyList<GraphGroup> Groups => Read(state => Values<GraphGroup>(state, GraphSchemas.Group));

    /// <summary>Adds an object.</summary>
    /// <param name="item">The object.</param>
    /// <returns>The object as it is kept, with its time of creation.</returns>
    /// <exception cref="InvalidOperationException">There is or was an object with the same id.</exception>
    public T Add<T>(T item)
        where T : GraphDirectoryObject
    {
        ArgumentNullException.ThrowIfNull(item);
        T kept = item.CreatedDateTime is null ? item with { CreatedDateTime = _time.GetUtcNow() } : item;
        Write(state => state.Add(kept));
        return kept;
    }

    /// <summary>Adds a user.</summary>
    /// <param name="name">The name shown; the rest of the user is made from it.</param>
    public GraphUser AddUser(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        string[] parts = name.Split(' ', 2);
        string address = $"{name.Replace(' ', '.')}@{Domains[0]}";
        return Add(new GraphUser
        {
            DisplayName = name,
            GivenName = parts[0],
            Surname = parts.Length > 1 ? parts[1] : null,
            UserPrincipalName = address,
            Mail = address,
        });
    }

    /// <summary>Adds a security group with its members.</summary>
    /// <param name="name">The name shown.</param>
    /// <param name="members">The members.</param>
    public GraphGroup AddGroup(string name, params GraphDirectoryObject[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        GraphGroup group = Add(new GraphGroup { DisplayName = name });
        Write(state => Array.ForEach(members, member => state.AddMember(group.Id, member.Id)));
        return group;
    }

    /// <summary>Changes an object.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">Makes the changed copy, by <c>with</c>; the id must stay.</param>
    /// <exception cref="KeyNotFoundException">There is no such object in use.</exception>
    public void Change<T>(string id, Func<T, T> change)
        where T : GraphDirectoryObject
    {
        ArgumentNullException.ThrowIfNull(change);
        Write(state =>
        {
            T changed = change((T)state.Require(id).Value);
            if (!changed.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException("The id of an object never changes.");
            }

            state.Change(changed);
        });
    }

    /// <summary>Puts an object into a group.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="memberId">The object.</param>
    /// <returns><see langword="true"/> unless it was in it already.</returns>
    /// <exception cref="KeyNotFoundException">One of them is not in use.</exception>
    public bool AddMember(string groupId, string memberId) => Read(state => state.AddMember(groupId, memberId));

    /// <summary>Takes an object out of a group.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="memberId">The object.</param>
    /// <returns><see langword="true"/> if it was in it.</returns>
    public bool RemoveMember(string groupId, string memberId) => Read(state => state.RemoveMember(groupId, memberId));

    /// <summary>Lists the ids of a group's direct members, in the order in which they were added.</summary>
    /// <param name="groupId">The group.</param>
    public IReadOnlyList<string> MembersOf(string groupId) =>
        Read(state => state.MembersOf(groupId).InOrder.Select(entry => entry.Value).ToArray());

    /// <summary>Deletes a user the way an administrator does: it stays in <c>deletedItems</c>, out of every group.</summary>
    /// <param name="id">The user.</param>
    /// <exception cref="KeyNotFoundException">There is no such user in use.</exception>
    public void DeleteUser(string id) => Write(state => state.Delete(id, Life.SoftDeleted, _time.GetUtcNow()));

    /// <summary>Deletes an object of any kind for good, whether it is in use or in <c>deletedItems</c>.</summary>
    /// <param name="id">The object.</param>
    /// <exception cref="KeyNotFoundException">There never was such an object.</exception>
    public void DeletePermanently(string id) => Write(state => state.Delete(id, Life.Gone, _time.GetUtcNow()));

    /// <summary>Deletes a group: a Microsoft 365 group goes to <c>deletedItems</c>, any other is gone for good.</summary>
    /// <param name="id">The group.</param>
    /// <exception cref="KeyNotFoundException">There is no such group in use.</exception>
    public void DeleteGroup(string id) => Write(state =>
    {
        Life life = state.Require(id).Value is GraphGroup { IsUnified: true } ? Life.SoftDeleted : Life.Gone;
        state.Delete(id, life, _time.GetUtcNow());
    });

    /// <summary>Brings a user or Microsoft 365 group back from <c>deletedItems</c>, with its id and its memberships.</summary>
    /// <param name="id">The object.</param>
    /// <exception cref="KeyNotFoundException">It is not in <c>deletedItems</c>.</exception>
    public void Restore(string id) => Write(state => state.Restore(id));

    /// <summary>Stops the index, which answers requests with <c>ConsistencyLevel: eventual</c>: it knows the present, and no change from now on.</summary>
    public void FreezeIndex() => Write(state => _index = state.Copy());

    /// <summary>Lets the index catch up, and follow every change again.</summary>
    public void RefreshIndex() => Write(_ => _index = null);

    /// <summary>Reads from the index if that may lag behind, else from the truth.</summary>
    internal T Read<T>(bool isEventual, Func<TenantState, T> read)
    {
        lock (_gate)
        {
            return read(isEventual ? _index ?? _state : _state);
        }
    }

    internal T Read<T>(Func<TenantState, T> read)
    {
        lock (_gate)
        {
            return read(_state);
        }
    }

    internal void Write(Action<TenantState> write)
    {
        lock (_gate)
        {
            write(_state);
        }
    }

    private static T[] Values<T>(TenantState state, GraphSchema schema)
        where T : GraphDirectoryObject => [.. state.Live(schema).Select(item => (T)item.Value)];
}
