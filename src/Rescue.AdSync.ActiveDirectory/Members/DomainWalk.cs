using Rescue.AdSync.ActiveDirectory.Connecting;
using Rescue.AdSync.ActiveDirectory.Groups;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory.Members;

/// <summary>Reads groups of one domain and everything nested in them, level by level, each group once however it is reached.</summary>
/// <remarks>
/// The members of several groups are read at a time; they are put into the snapshot in the order in which the groups were
/// reached, so that the outcome does not depend on how fast each came.
/// </remarks>
internal sealed class DomainWalk(ReadContext context, SharedRead read, Workers workers)
{
    private const int LookupSize = 100;
    private readonly GroupRecords _records = new(context.Domain, context.RangeStep);
    private List<PendingGroup> _pending = [];
    private bool _hasRead;

    /// <summary>Gets the domain.</summary>
    public DomainReader Domain => context.Domain;

    /// <summary>Gets a value indicating whether groups are waiting to be read.</summary>
    public bool HasPending => _pending.Count > 0;

    /// <summary>Asks for a group to be read, unless it was or will be.</summary>
    public void Reach(PendingGroup group)
    {
        if (!group.Id.IsNone && read.IsFirstTime(group.Id))
        {
            _pending.Add(group);
        }
    }

    /// <summary>Reads all groups that are waiting, and those that they lead to.</summary>
    /// <exception cref="LdapFailureException">The connection was lost before anything was read.</exception>
    public void ReadPending()
    {
        while (HasPending)
        {
            List<PendingGroup> level = _pending;
            _pending = [];
            foreach (PendingGroup[] batch in level.Chunk(GroupRecords.BatchSize))
            {
                ReadBatch(batch);
            }
        }
    }

    /// <summary>Looks up members of other domains' groups that stand in this one; returns those that were not found.</summary>
    /// <exception cref="LdapFailureException">They could not be looked up.</exception>
    public List<ForeignMember> LookUp(IReadOnlyCollection<ForeignMember> members)
    {
        var missing = new List<ForeignMember>();
        foreach (ForeignMember[] chunk in members.Chunk(LookupSize))
        {
            var found = new HashSet<ForeignMember>();
            string filter = LdapFilter.Any(chunk.Select(member => member.Filter).Distinct(StringComparer.Ordinal));
            foreach (LdapEntry entry in Domain.Search(new LdapQuery(Domain.DomainDn, filter, GroupMembers.Attributes)))
            {
                foreach (ForeignMember member in chunk.Where(member => member.Is(entry)))
                {
                    _ = Add(member, entry) && found.Add(member);
                }
            }

            missing.AddRange(chunk.Where(member => !found.Contains(member)));
        }

        return missing;
    }

    private void ReadBatch(PendingGroup[] batch)
    {
        IReadOnlyDictionary<ObjectId, GroupRecord> records;
        try
        {
            records = _records.Read([.. batch.Select(group => group.Id)]);
        }
        catch (LdapFailureException) when (_hasRead)
        {
            // The connection is lost, which each group will say for itself.
            records = new Dictionary<ObjectId, GroupRecord>();
        }

        var readings = new List<GroupReading>(batch.Length);
        foreach (GroupReading reading in workers.InOrder(batch, group => GroupReading.Read(group, records.GetValueOrDefault(group.Id), context)))
        {
            Add(reading);
            readings.Add(reading);
        }

        CountAgain(readings);
    }

    private void Add(GroupReading reading)
    {
        if (reading.Failure is { Failure: LdapFailure.ConnectionLost } loss && !_hasRead && reading.Record is null)
        {
            throw loss;
        }

        _hasRead = true;
        if (reading.Record is null && reading.Failure is null)
        {
            return;
        }

        read.Add(reading);
        foreach (PendingGroup group in reading.Groups)
        {
            Reach(group);
        }
    }

    private void CountAgain(List<GroupReading> readings)
    {
        GroupReading[] whole = [.. readings.Where(reading => reading.Record is not null && reading.Failure is null)];
        try
        {
            foreach ((ObjectId group, int missed) in PrimaryMembers.FindMissed(Domain, whole))
            {
                read.MarkIncomplete(group, $"{missed} accounts that have it for their primary group did not come with its members.");
            }
        }
        catch (LdapFailureException failure)
        {
            foreach (GroupReading reading in whole)
            {
                read.MarkIncomplete(reading.Id, $"Who has it for a primary group could not be counted: {failure.Message}.");
            }
        }
    }

    private bool Add(ForeignMember member, LdapEntry entry)
    {
        switch (MemberKinds.Of(entry))
        {
            case MemberKind.User:
                read.AddUser(member.Group, entry.Id, () => context.Users.Map(entry));
                return true;
            case MemberKind.Group:
                read.AddMember(member.Group, entry.Id);
                Reach(new PendingGroup(entry.Id, GroupName.Of(entry)));
                return true;
            case MemberKind.Other:
                read.NoteThing(member.Group, entry.Dn);
                return true;
            default:
                return false;
        }
    }
}
