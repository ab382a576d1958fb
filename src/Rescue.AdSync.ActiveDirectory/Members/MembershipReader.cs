using Microsoft.Extensions.Logging;
using Rescue.AdSync.ActiveDirectory.Groups;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>Reads groups and everything nested in them, breadth first, each group once however it is reached.</summary>
internal sealed class MembershipReader
{
    private readonly DirectoryName _directory;
    private readonly DomainReader _domain;
    private readonly int? _rangeStep;
    private readonly ILogger _logger;
    private readonly UserMapper _users;
    private readonly DirectorySnapshotBuilder _snapshot;
    private readonly Queue<PendingGroup> _pending = new();
    private readonly HashSet<ObjectId> _reached = [];
    private bool _hasRead;

    public MembershipReader(DirectoryName directory, DomainReader domain, ActiveDirectoryOptions options, TimeProvider clock, ILogger logger)
    {
        _directory = directory;
        _domain = domain;
        _rangeStep = options.MemberRangeStep;
        _logger = logger;
        _users = new UserMapper(clock.GetUtcNow());
        _snapshot = new DirectorySnapshotBuilder(directory);
    }

    /// <summary>Reads the groups.</summary>
    /// <exception cref="LdapFailureException">The connection was lost before anything was read.</exception>
    public DirectorySnapshot Read(IEnumerable<ObjectId> groups)
    {
        foreach (ObjectId id in groups)
        {
            Reach(id, null);
        }

        while (_pending.TryDequeue(out PendingGroup? group))
        {
            ReadGroup(group);
        }

        foreach (string referral in _domain.Referrals)
        {
            _snapshot.AddRemark($"The domain controller refers to {referral} for a part of the directory; that was not followed, so nobody there was seen.");
        }

        return _snapshot.Build();
    }

    private void Reach(ObjectId id, string? name)
    {
        if (!id.IsNone && _reached.Add(id))
        {
            _pending.Enqueue(new PendingGroup(id, name));
        }
    }

    private void ReadGroup(PendingGroup pending)
    {
        try
        {
            GroupRecord? found = GroupRecord.Find(_domain, pending.Id, _rangeStep);
            _hasRead = true;
            if (found is not null)
            {
                _ = _snapshot.AddGroup(found.Id, found.Name, found.Description);
                ReadMembers(found);
            }
        }
        catch (LdapFailureException failure)
        {
            bool isLost = failure.Failure == LdapFailure.ConnectionLost;
            if (isLost && !_hasRead)
            {
                throw;
            }

            GiveUp(pending, failure);
            while (isLost && _pending.TryDequeue(out PendingGroup? unread))
            {
                GiveUp(unread, failure);
            }
        }
    }

    private void ReadMembers(GroupRecord group)
    {
        var members = new GroupMembers(_domain, group, _rangeStep);
        var foreigners = new List<string>();
        int unknown = 0;
        foreach (LdapEntry member in members.Read())
        {
            switch (MemberKinds.Of(member))
            {
                case MemberKind.User:
                    AddUser(group.Id, member);
                    break;
                case MemberKind.Group:
                    _snapshot.AddMember(group.Id, member.Id);
                    Reach(member.Id, GroupName.Of(member));
                    break;
                case MemberKind.Foreign:
                    foreigners.Add(ForeignName(member));
                    break;
                case MemberKind.Other:
                    _logger.MemberIsNoPerson(_directory, member.Dn, group.Id);
                    break;
                default:
                    unknown++;
                    break;
            }
        }

        Judge(group, members, foreigners, unknown);
        _logger.GroupRead(_directory, group.Name, group.Id, members.NamedCount, members.SeenCount);
    }

    private void AddUser(ObjectId group, LdapEntry member)
    {
        if (!_snapshot.HasUser(member.Id))
        {
            _ = _snapshot.AddUser(_users.Map(member));
        }

        _snapshot.AddMember(group, member.Id);
    }

    private void Judge(GroupRecord group, GroupMembers members, List<string> foreigners, int unknown)
    {
        List<string> gaps = [.. members.Gaps()];
        if (foreigners.Count > 0)
        {
            foreigners.Sort(StringComparer.Ordinal);
            gaps.Add($"{foreigners.Count} of its members stand for accounts of another forest or for built-in identities, among them {foreigners[0]}, which cannot be read here.");
            _snapshot.AddRemark($"Group '{group.Name}' holds {foreigners.Count} foreign security principals, among them {foreigners[0]}. Pair a group of the domain that they come from, or take them out.");
        }

        if (unknown > 0)
        {
            gaps.Add($"What {unknown} of its members are may not be read by this account.");
        }

        if (gaps.Count > 0)
        {
            MarkIncomplete(group.Id, string.Join(" ", gaps));
        }
    }

    private static string ForeignName(LdapEntry member) =>
        (member.Bytes(AttributeName.ObjectSid) is { } sid ? SecurityIdentifier.ToText(sid) : null)
        ?? member.Text(AttributeName.CommonName) ?? member.Id.ToString();

    private void GiveUp(PendingGroup group, LdapFailureException failure)
    {
        _ = _snapshot.AddGroup(group.Id, group.Name);
        MarkIncomplete(group.Id, $"Its members could not be read to the end: {failure.Message}.");
    }

    private void MarkIncomplete(ObjectId group, string reason)
    {
        _snapshot.MarkIncomplete(group, reason);
        _logger.GroupIncomplete(_directory, group);
        _logger.GroupIncompleteReason(_directory, group, reason);
    }

    /// <summary>A group yet to be read.</summary>
    /// <param name="Id">The key.</param>
    /// <param name="Name">The name as a member of another, or <see langword="null"/> for one that was asked for.</param>
    private sealed record PendingGroup(ObjectId Id, string? Name);
}
