using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Core.Tests.Fakes;

/// <summary>A directory in memory.</summary>
internal sealed class FakeDirectory(string name) : IDirectorySource
{
    private readonly Dictionary<ObjectId, DirectoryUser> _users = [];
    private readonly Dictionary<ObjectId, GroupSummary> _groups = [];
    private readonly Dictionary<ObjectId, List<ObjectId>> _members = [];
    private int _nextId = 1;

    public DirectoryName Name { get; } = new(name);

    public List<IReadOnlyCollection<ObjectId>> Reads { get; } = [];

    public List<GroupQuery> Searches { get; } = [];

    public Exception? Throws { get; set; }

    public ObjectId Group(string groupName, params ObjectId[] members)
    {
        ObjectId id = NextId();
        _groups.Add(id, new GroupSummary(id, groupName) { Location = $"CN={groupName},DC=example,DC=com" });
        _members.Add(id, [.. members]);
        return id;
    }

    public ObjectId User(string email, AccountState state = AccountState.Enabled, string? upn = null)
    {
        ObjectId id = NextId();
        Put(new DirectoryUser { Id = id, Mail = email, UserPrincipalName = upn ?? email, DisplayName = $"{email[..email.IndexOf('@', StringComparison.Ordinal)]} Ash", State = state });
        return id;
    }

    public void Put(DirectoryUser user) => _users[user.Id] = user;

    public void Change(ObjectId user, Func<DirectoryUser, DirectoryUser> with) => _users[user] = with(_users[user]);

    public List<ObjectId> MembersOf(ObjectId group) => _members[group];

    public Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default)
    {
        Searches.Add(query);
        return Throws is null
            ? Task.FromResult<IReadOnlyList<GroupSummary>>([.. _groups.Values.Where(group => query.Matches(group.Name) || query.Matches(group.Location!)).OrderBy(group => group.Name, StringComparer.Ordinal)])
            : Task.FromException<IReadOnlyList<GroupSummary>>(Throws);
    }

    public async Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default)
    {
        Reads.Add(groups);
        await Task.Yield();
        if (Throws is not null)
        {
            throw Throws;
        }

        var builder = new DirectorySnapshotBuilder(Name);
        foreach (ObjectId group in groups)
        {
            Add(builder, group);
        }

        return builder.Build();
    }

    private void Add(DirectorySnapshotBuilder builder, ObjectId id)
    {
        if (_users.TryGetValue(id, out DirectoryUser? user))
        {
            builder.AddUser(user);
        }
        else if (_groups.TryGetValue(id, out GroupSummary? group) && builder.AddGroup(id, group.Name))
        {
            foreach (ObjectId member in _members[id])
            {
                builder.AddMember(id, member);
                Add(builder, member);
            }
        }
    }

    private ObjectId NextId() => new(new Guid(_nextId++, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));
}
