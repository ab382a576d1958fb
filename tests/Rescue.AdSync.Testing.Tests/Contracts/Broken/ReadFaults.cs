using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Tests.Contracts.Broken;

/// <summary>What goes wrong with the groups of a read.</summary>
internal static class ReadFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Fault.Shows("calls its directory otherwise", new SnapshotEdit { Directory = new DirectoryName("other") }, "A read of no groups gives an empty snapshot of the directory", "A source has a name that stays"),
        Fault.Reads("brings all that it has", (_, token) => Fault.Sound.ReadAsync(Ids("alone", "people"), token), "A read brings what was asked for and nothing else", "A read of no groups gives an empty snapshot of the directory"),
        new("shows what does not exist as empty", Fault.With(new TamperedSource(Fault.Sound) { ChangeRead = AddMissing }), "A group that does not exist is missing, and the others are there", "The key of nothing is no group", "The key of a user is no group"),
        Fault.Reads("cannot be asked twice for one group", (groups, token) => Fault.Sound.ReadAsync([.. groups.ToDictionary(id => id).Keys], token), "A group that is asked for twice is read once"),
        Fault.Reads("reads the first of several only", (groups, token) => Fault.Sound.ReadAsync([.. groups.Take(1)], token), "The order of the request has no meaning", "All groups at once are what they are one by one"),
        Fault.Shows("loses descriptions of groups", new SnapshotEdit { Description = _ => null }, "A read brings a group's name and description"),
        Fault.Shows("writes names in ASCII", new SnapshotEdit { Name = group => Ascii(group.Name) }, "Groups of any name are read"),
        Fault.Shows("keeps groups by name", new SnapshotEdit { Group = group => group.Id != Fault.IdOf("twin-two") }, "Two groups of one name are two groups"),
        Fault.Shows("forgets nested groups", new SnapshotEdit { Members = (_, members) => members.Where(IsUser) }, "Groups within groups are read, however deep", "Members are direct members, and those of nested groups stay theirs"),
        new("brings everybody below as a direct member", Fault.With(new TamperedSource(Fault.Sound) { ChangeRead = Flatten }), "Members are direct members, and those of nested groups stay theirs"),
        Fault.Shows("stops at a depth", new SnapshotEdit { Group = group => group.Id != Fault.IdOf("level-three") }, "Groups within groups are read, however deep"),
        new("makes two of a user in two groups", Fault.With(new TamperedSource(Fault.Sound) { ChangeRead = (_, read) => Double(read) }), "A user who is reached by several ways is there once"),
        new("forgets below what was asked for", Fault.With(new TamperedSource(Fault.Sound) { ChangeRead = (groups, read) => new SnapshotEdit { Members = (_, members) => members.Where(member => !groups.Contains(member)) }.Apply(read) }), "A group that is asked for and nested as well is there once"),
        Fault.Shows("breaks loops open", new SnapshotEdit { Members = (group, members) => members.Where(member => group.Id != Fault.IdOf("loop-c") || IsUser(member)) }, "Groups that contain each other are walked once"),
        Fault.Shows("takes one member for none", new SnapshotEdit { Members = (_, members) => members.Count == 1 ? [] : members }, "A group of one member has one"),
        Fault.Shows("passes over empty groups", new SnapshotEdit { Group = group => group.UserMembers.Length + group.GroupMembers.Length > 0 }, "A group without members is there, complete and empty"),
        Fault.Shows("doubts empty groups", new SnapshotEdit { Reason = group => group.UserMembers.IsEmpty ? "There was nobody." : null }, "A group without members is there, complete and empty"),
        Fault.Shows("loses the last of a page", new SnapshotEdit { Members = (_, members) => members.Where((_, i) => i % 10 != 9) }, "A group of more members than fit a page has them all"),
        Fault.Shows("takes a computer for a gap", new SnapshotEdit { Reason = group => group.Id == Fault.IdOf("things") ? "Two are not known." : group.IncompleteReason }, "Contacts and computers are nobody, and leave their group complete"),
        Fault.Shows("doubts everything", new SnapshotEdit { Reason = _ => "Who knows." }, "What was read without a fault is complete"),
        Fault.Shows("passes over who cannot be seen", new SnapshotEdit { Reason = _ => null }, "A member who cannot be seen makes the group incomplete, and no other"),
        Fault.Shows("doubts the neighbours as well", new SnapshotEdit { Reason = _ => "One cannot be seen." }, "A member who cannot be seen makes the group incomplete, and no other"),
        new("is empty when it is down", new BrokenFixture { Unreachable = new TamperedSource(Fault.Sound) { Find = (_, _) => Task.FromResult<IReadOnlyList<GroupSummary>>([]), Read = (_, token) => Fault.Sound.ReadAsync([], token) } }, "A directory that cannot be reached is an error, not an empty one"),
        new("calls complete what broke off", Breaking(new TamperedSource(Fault.Sound) { ChangeRead = (_, read) => new SnapshotEdit { Members = (_, members) => members.Take(10) }.Apply(read) }), "A read that breaks calls nothing complete that is not"),
        new("leaves out the page that broke", Breaking(new TamperedSource(Fault.Sound) { ChangeFound = (_, found) => found.Take(3) }), "A search that breaks is an error, not a shorter list"),
    ];

    private static ObjectId[] Ids(params string[] keys) => [.. keys.Select(Fault.IdOf)];

    private static BrokenFixture Breaking(IDirectorySource source) => new() { Failing = [source] };

    private static bool IsUser(ObjectId id) => Fault.World.Users.Any(user => user.SuggestedId == id);

    private static string Ascii(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));

    private static DirectorySnapshot AddMissing(IReadOnlyCollection<ObjectId> groups, DirectorySnapshot read)
    {
        DirectorySnapshotBuilder builder = Copy(read);
        foreach (ObjectId id in groups)
        {
            builder.AddGroup(id, "Unknown");
        }

        return builder.Build();
    }

    private static DirectorySnapshot Flatten(IReadOnlyCollection<ObjectId> groups, DirectorySnapshot read)
    {
        DirectorySnapshotBuilder builder = Copy(read);
        foreach (ObjectId group in groups.Where(builder.HasGroup))
        {
            foreach (DirectoryUser user in read.Users)
            {
                builder.AddMember(group, user.Id);
            }
        }

        return builder.Build();
    }

    private static DirectorySnapshot Double(DirectorySnapshot read)
    {
        DirectorySnapshotBuilder builder = Copy(read);
        foreach (DirectoryUser user in read.Users.Where(user => user.GivenName == "Ann"))
        {
            var again = new ObjectId(Guid.NewGuid());
            builder.AddUser(user with { Id = again });
            builder.AddMember(read.Groups[^1].Id, again);
        }

        return builder.Build();
    }

    private static DirectorySnapshotBuilder Copy(DirectorySnapshot read)
    {
        var builder = new DirectorySnapshotBuilder(read.Directory);
        foreach (DirectoryUser user in read.Users)
        {
            builder.AddUser(user);
        }

        foreach (DirectoryGroup group in read.Groups)
        {
            builder.AddGroup(group.Id, group.Name, group.Description);
            foreach (ObjectId member in SnapshotEdit.MembersOf(read, group))
            {
                builder.AddMember(group.Id, member);
            }
        }

        return builder;
    }
}
