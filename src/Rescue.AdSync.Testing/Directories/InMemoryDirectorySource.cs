using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing;

/// <summary>A directory in memory that can be changed between reads, for tests.</summary>
/// <remarks>Safe for use by several threads at once; a read sees the directory as it is at one moment.</remarks>
public sealed class InMemoryDirectorySource : IDirectorySource
{
    private readonly Lock _gate = new();
    private readonly DirectoryContent _content;
    private readonly List<string> _remarks = [];
    private Exception? _failure;
    private int _reads;
    private int _searches;

    /// <summary>Initializes a new instance of the <see cref="InMemoryDirectorySource"/> class, without users and groups.</summary>
    /// <param name="name">The name under which the directory is configured.</param>
    public InMemoryDirectorySource(DirectoryName name)
        : this(name, new DirectoryContent())
    {
    }

    private InMemoryDirectorySource(DirectoryName name, DirectoryContent content)
    {
        Name = name;
        _content = content;
    }

    /// <inheritdoc/>
    public DirectoryName Name { get; }

    /// <summary>Gets how many times <see cref="ReadAsync"/> was called.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>Gets how many times <see cref="FindGroupsAsync"/> was called.</summary>
    public int Searches => Volatile.Read(ref _searches);

    /// <summary>Gets the users, ordered by key.</summary>
    public IReadOnlyList<DirectoryUser> Users
    {
        get
        {
            lock (_gate)
            {
                return [.. _content.Users.Values.OrderBy(user => user.Id)];
            }
        }
    }

    /// <summary>Creates a directory from JSON of the kind that <see cref="FileDirectorySource"/> reads.</summary>
    /// <param name="name">The name under which the directory is configured.</param>
    /// <param name="utf8Json">The JSON.</param>
    /// <param name="timeProvider">The clock that <c>expires</c> is held against, once and now, or <see langword="null"/> for the system's.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DirectoryException">The JSON cannot be used; the message says why and where.</exception>
    public static async Task<InMemoryDirectorySource> LoadAsync(
        DirectoryName name, Stream utf8Json, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        DateTimeOffset now = (timeProvider ?? TimeProvider.System).GetUtcNow();
        DirectoryContent content = await DirectoryJson.ReadAsync(name, "The JSON", utf8Json, now, cancellationToken).ConfigureAwait(false);
        return new InMemoryDirectorySource(name, content);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<GroupSummary>> FindGroupsAsync(GroupQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        Interlocked.Increment(ref _searches);
        return AnswerAsync(content => content.Find(query), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<DirectorySnapshot> ReadAsync(IReadOnlyCollection<ObjectId> groups, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Interlocked.Increment(ref _reads);
        return AnswerAsync(content => content.Read(Name, groups, _remarks), cancellationToken);
    }

    /// <summary>Adds a user, or replaces the one with the same key.</summary>
    /// <param name="user">The user.</param>
    /// <exception cref="ArgumentException">The user has no key, or that of a group.</exception>
    public void SetUser(DirectoryUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        lock (_gate)
        {
            RequireFree(user.Id, _content.Groups.ContainsKey(user.Id), nameof(user));
            _content.Users[user.Id] = user;
        }
    }

    /// <summary>Changes a user.</summary>
    /// <param name="id">The user's key.</param>
    /// <param name="change">Makes the new user of the old one.</param>
    /// <exception cref="KeyNotFoundException">There is no such user.</exception>
    public void EditUser(ObjectId id, Func<DirectoryUser, DirectoryUser> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            DirectoryUser user = _content.Users.GetValueOrDefault(id) ?? throw new KeyNotFoundException($"There is no user {id}.");
            _content.Users[id] = change(user) with { Id = id };
        }
    }

    /// <summary>Removes a user or group, and takes it out of all groups, as directories do.</summary>
    /// <param name="id">The key.</param>
    /// <returns><see langword="true"/> if it was there.</returns>
    public bool Remove(ObjectId id)
    {
        lock (_gate)
        {
            bool removed = _content.Users.Remove(id) | _content.Groups.Remove(id);
            foreach (GroupContent group in _content.Groups.Values)
            {
                group.Members.Remove(id);
            }

            return removed;
        }
    }

    /// <summary>Adds a group, or gives the one with the same key another name and description.</summary>
    /// <param name="id">The group's key.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">Its description, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The key is empty or that of a user, or the name is empty.</exception>
    public void SetGroup(ObjectId id, string name, string? description = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        lock (_gate)
        {
            RequireFree(id, _content.Users.ContainsKey(id), nameof(id));
            if (!_content.Groups.TryGetValue(id, out GroupContent? group))
            {
                _content.Groups.Add(id, group = new GroupContent { Name = name });
            }

            group.Name = name;
            group.Description = description;
        }
    }

    /// <summary>Makes users and groups direct members of a group. One who is not in the directory makes it incomplete (S1).</summary>
    /// <param name="group">The group's key.</param>
    /// <param name="members">The members' keys.</param>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public void AddMembers(ObjectId group, params ReadOnlySpan<ObjectId> members)
    {
        lock (_gate)
        {
            GroupContent content = Group(group);
            foreach (ObjectId member in members)
            {
                content.Members.Add(member);
            }
        }
    }

    /// <summary>Takes users and groups out of a group.</summary>
    /// <param name="group">The group's key.</param>
    /// <param name="members">The members' keys.</param>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public void RemoveMembers(ObjectId group, params ReadOnlySpan<ObjectId> members)
    {
        lock (_gate)
        {
            GroupContent content = Group(group);
            foreach (ObjectId member in members)
            {
                content.Members.Remove(member);
            }
        }
    }

    /// <summary>Has every read say that a group's members are not all known (S1).</summary>
    /// <param name="group">The group's key.</param>
    /// <param name="reason">Why; <see langword="null"/> to have it complete again.</param>
    /// <exception cref="KeyNotFoundException">There is no such group.</exception>
    public void MarkIncomplete(ObjectId group, string? reason = "The answer broke off.")
    {
        lock (_gate)
        {
            Group(group).IncompleteReason = reason;
        }
    }

    /// <summary>Adds a remark that every read carries.</summary>
    /// <param name="remark">The remark.</param>
    public void AddRemark(string remark)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(remark);
        lock (_gate)
        {
            _remarks.Add(remark);
        }
    }

    /// <summary>Has every call fail, as when the directory is down.</summary>
    /// <param name="failure">What is thrown; <see langword="null"/> to have calls succeed again.</param>
    public void FailWith(Exception? failure)
    {
        lock (_gate)
        {
            _failure = failure;
        }
    }

    private static void RequireFree(ObjectId id, bool taken, string parameter)
    {
        if (id.IsNone || taken)
        {
            throw new ArgumentException(taken ? $"Key {id} is taken by another kind of object." : "A key is needed that is not empty.", parameter);
        }
    }

    private Task<T> AnswerAsync<T>(Func<DirectoryContent, T> answer, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        lock (_gate)
        {
            return _failure is null ? Task.FromResult(answer(_content)) : Task.FromException<T>(_failure);
        }
    }

    private GroupContent Group(ObjectId id) =>
        _content.Groups.GetValueOrDefault(id) ?? throw new KeyNotFoundException($"There is no group {id}.");
}
