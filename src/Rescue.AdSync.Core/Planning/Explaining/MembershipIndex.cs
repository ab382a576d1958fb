namespace Rescue.AdSync.Planning;

/// <summary>The directory turned round: of which groups each person, and each group, is a direct member.</summary>
internal sealed class MembershipIndex
{
    private readonly ILookup<int, int> _groupsOfUser;
    private readonly ILookup<int, int> _groupsOfGroup;

    public MembershipIndex(DirectoryIndex directory)
    {
        var users = new List<(int Member, int Group)>();
        var groups = new List<(int Member, int Group)>();
        for (int group = 0; group < directory.GroupCount; group++)
        {
            foreach (int user in directory.Members(group))
            {
                users.Add((user, group));
            }

            groups.AddRange(directory.Nested(group).Select(nested => (nested, group)));
        }

        _groupsOfUser = users.ToLookup(entry => entry.Member, entry => entry.Group);
        _groupsOfGroup = groups.ToLookup(entry => entry.Member, entry => entry.Group);
    }

    public IEnumerable<int> GroupsOfUser(int user) => _groupsOfUser[user];

    public IEnumerable<int> GroupsOfGroup(int group) => _groupsOfGroup[group];
}
