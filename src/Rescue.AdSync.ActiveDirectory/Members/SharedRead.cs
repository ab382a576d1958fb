using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>What all domains of one read share: the snapshot in the making, and what was reached.</summary>
/// <remarks>For one thread, but for <see cref="IsKnown"/>.</remarks>
internal sealed class SharedRead(DirectoryName directory, ILogger logger)
{
    private readonly DirectorySnapshotBuilder _snapshot = new(directory);
    private readonly ConcurrentDictionary<ObjectId, bool> _users = [];
    private readonly HashSet<ObjectId> _reached = [];
    private readonly Dictionary<ObjectId, string> _names = [];
    private List<ForeignMember> _foreigners = [];

    /// <summary>Determines whether a user is in the snapshot already.</summary>
    public bool IsKnown(ObjectId user) => _users.ContainsKey(user);

    /// <summary>Notes that a group is reached; only once is it the first time.</summary>
    public bool IsFirstTime(ObjectId group) => _reached.Add(group);

    /// <summary>Puts a group into the snapshot.</summary>
    public void Add(GroupReading reading)
    {
        _ = _snapshot.AddGroup(reading.Id, reading.Name, reading.Record?.Description);
        foreach (DirectoryUser user in reading.NewUsers)
        {
            AddUser(user);
        }

        foreach (ObjectId member in reading.Members)
        {
            _snapshot.AddMember(reading.Id, member);
        }

        foreach (string thing in reading.Things)
        {
            NoteThing(reading.Id, thing);
        }

        if (reading.Foreigners.Count > 0)
        {
            _foreigners.AddRange(reading.Foreigners);
            _names[reading.Id] = reading.Name ?? reading.Id.ToString();
        }

        Judge(reading);
        logger.GroupRead(directory, reading.Name ?? string.Empty, reading.Id, reading.Counts.Named, reading.Counts.Seen);
    }

    /// <summary>Adds a user as a member.</summary>
    public void AddUser(ObjectId group, ObjectId id, Func<DirectoryUser> make)
    {
        if (!IsKnown(id))
        {
            AddUser(make());
        }

        AddMember(group, id);
    }

    /// <summary>Adds a member that is in the snapshot, or will be.</summary>
    public void AddMember(ObjectId group, ObjectId member) => _snapshot.AddMember(group, member);

    /// <summary>Notes a member that is no person.</summary>
    public void NoteThing(ObjectId group, string dn) => logger.MemberIsNoPerson(directory, dn, group);

    /// <summary>Notes that a group's members are not all known.</summary>
    public void MarkIncomplete(ObjectId group, string reason)
    {
        _snapshot.MarkIncomplete(group, reason);
        logger.GroupIncomplete(directory, group);
        logger.GroupIncompleteReason(directory, group, reason);
    }

    /// <summary>Notes that some members of a group were not found in other domains.</summary>
    /// <param name="group">The group.</param>
    /// <param name="labels">The members.</param>
    /// <param name="reason">Why, as the rest of a sentence that they begin.</param>
    public void MarkUnresolved(ObjectId group, IReadOnlyCollection<string> labels, string reason)
    {
        string members = $"{labels.Count} of its members, among them {labels.Min(StringComparer.Ordinal)}, {reason}";
        MarkIncomplete(group, members);
        AddRemark($"Group '{_names[group]}' is incomplete: {members}");
    }

    /// <summary>Adds a remark on the read as a whole.</summary>
    public void AddRemark(string remark) => _snapshot.AddRemark(remark);

    /// <summary>Takes the members that were found to stand in other domains since the last time.</summary>
    public List<ForeignMember> TakeForeigners()
    {
        List<ForeignMember> taken = _foreigners;
        _foreigners = [];
        return taken;
    }

    /// <summary>Makes the snapshot.</summary>
    public DirectorySnapshot Build() => _snapshot.Build();

    private void AddUser(DirectoryUser user)
    {
        _ = _snapshot.AddUser(user);
        _users[user.Id] = true;
    }

    private void Judge(GroupReading reading)
    {
        if (reading.Failure is { } failure)
        {
            MarkIncomplete(reading.Id, $"Its members could not be read to the end: {failure.Message}.");
        }
        else if (reading.Gaps.Count > 0)
        {
            MarkIncomplete(reading.Id, string.Join(" ", reading.Gaps));
        }
    }
}
