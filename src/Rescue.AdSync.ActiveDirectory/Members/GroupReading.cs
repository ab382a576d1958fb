using Rescue.AdSync.ActiveDirectory.Groups;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>What one group showed of itself: entries are made into members as they come, and not kept.</summary>
internal sealed class GroupReading(PendingGroup group)
{
    private readonly List<string> _gaps = [];

    /// <summary>Gets the group's key.</summary>
    public ObjectId Id => group.Id;

    /// <summary>Gets the group's own entry, or <see langword="null"/> where it did not come.</summary>
    public GroupRecord? Record { get; private set; }

    /// <summary>Gets the group's name as far as it is known.</summary>
    public string? Name => Record?.Name ?? group.Name;

    /// <summary>Gets what went wrong on the way, or <see langword="null"/>.</summary>
    public LdapFailureException? Failure { get; private set; }

    /// <summary>Gets the people that are members and were not known before.</summary>
    public List<DirectoryUser> NewUsers { get; } = [];

    /// <summary>Gets the keys of all people and groups that are members.</summary>
    public List<ObjectId> Members { get; } = [];

    /// <summary>Gets the groups that are members.</summary>
    public List<PendingGroup> Groups { get; } = [];

    /// <summary>Gets the members that stand in another domain.</summary>
    public List<ForeignMember> Foreigners { get; } = [];

    /// <summary>Gets the members that are no people, by name.</summary>
    public List<string> Things { get; } = [];

    /// <summary>Gets the accounts whose primary group it is.</summary>
    public IReadOnlySet<ObjectId> Primary { get; private set; } = new HashSet<ObjectId>();

    /// <summary>Gets what does not fit, in words for an administrator.</summary>
    public IReadOnlyList<string> Gaps => _gaps;

    /// <summary>Gets the numbers of members on the list and seen.</summary>
    public (int Named, int Seen) Counts { get; private set; }

    /// <summary>Reads a group with its direct members. What fails is kept as <see cref="Failure"/>.</summary>
    /// <param name="group">The group.</param>
    /// <param name="record">Its entry, where that came already.</param>
    /// <param name="context">What is needed to read it.</param>
    public static GroupReading Read(PendingGroup group, GroupRecord? record, ReadContext context)
    {
        var reading = new GroupReading(group);
        try
        {
            reading.Record = record ?? new GroupRecords(context.Domain, context.RangeStep).Find(group.Id);
            if (reading.Record is { } found)
            {
                reading.ReadMembers(new GroupMembers(context.Domain, found, context.RangeStep), context);
            }
        }
        catch (LdapFailureException failure)
        {
            reading.Failure = failure;
        }

        return reading;
    }

    private void ReadMembers(GroupMembers members, ReadContext context)
    {
        int unknown = 0;
        foreach (LdapEntry member in members.Read())
        {
            switch (MemberKinds.Of(member))
            {
                case MemberKind.User:
                    AddUser(member, context);
                    break;
                case MemberKind.Group:
                    Members.Add(member.Id);
                    Groups.Add(new PendingGroup(member.Id, GroupName.Of(member)));
                    break;
                case MemberKind.Foreign:
                    Foreigners.Add(ForeignMember.Of(Id, member));
                    break;
                case MemberKind.Other:
                    Things.Add(member.Dn);
                    break;
                default:
                    unknown++;
                    break;
            }
        }

        Counts = (members.NamedCount, members.SeenCount);
        Primary = members.Primary;
        AddUnseen(members, context);
        _gaps.AddRange(members.Gaps());
        if (unknown > 0)
        {
            _gaps.Add($"What {unknown} of its members are may not be read by this account.");
        }
    }

    private void AddUser(LdapEntry member, ReadContext context)
    {
        Members.Add(member.Id);
        if (!context.IsKnown(member.Id))
        {
            NewUsers.Add(context.Users.Map(member));
        }
    }

    // What stands in another domain by its name may be seen there; the rest is deleted, or hidden from this account.
    private void AddUnseen(GroupMembers members, ReadContext context)
    {
        var lost = new List<string>();
        foreach (ExtendedName member in members.Unseen)
        {
            if (context.IsElsewhere(member))
            {
                Foreigners.Add(ForeignMember.Of(Id, member));
            }
            else
            {
                lost.Add(member.Dn);
            }
        }

        if (lost.Count > 0)
        {
            _gaps.Add($"{lost.Count} of its members cannot be seen on this domain controller, among them '{lost.Min(StringComparer.Ordinal)}': they are in another domain, deleted, or hidden from this account.");
        }
    }
}

/// <summary>A group yet to be read.</summary>
/// <param name="Id">The key.</param>
/// <param name="Name">The name as a member of another, or <see langword="null"/> for one that was asked for.</param>
internal sealed record PendingGroup(ObjectId Id, string? Name);
