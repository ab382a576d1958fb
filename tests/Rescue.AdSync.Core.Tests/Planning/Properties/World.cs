using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Tests.Planning.Properties;

/// <summary>A small, crowded world: few names for many people, so that everything collides that can.</summary>
internal sealed record World(
    ImmutableArray<WorldUser> Users,
    ImmutableArray<WorldGroup> Groups,
    ImmutableArray<RescueNode> Nodes,
    ImmutableArray<UserDetails> Details,
    ImmutableArray<NodeId> Unreadable,
    ImmutableArray<Link> Links,
    ImmutableDictionary<ObjectId, int> LastGroupSizes,
    string? Remark,
    SyncPolicy Policy)
{
    public static readonly DirectoryName[] Directories = [new("hq"), new("hr")];

    public static RescueAccount Caller { get; } = new(1, "Example", new NodeId(10), NodeId.None, EmailAddress.From("sync@example.com"));

    public RescueSnapshot Rescue() =>
        RescueSnapshot.Create(Caller, Nodes, Details.Where(details => !Unreadable.Contains(details.Id))).WithDetails([], Unreadable);

    public PlanningInput Input() => new()
    {
        Directories = [.. Directories.Select(Snapshot)],
        Rescue = Rescue(),
        Policy = Policy,
        State = new SyncState { Links = Links, LastGroupSizes = LastGroupSizes },
    };

    public World Shuffled(int seed)
    {
        var random = new Random(seed);
        return this with
        {
            Users = Shuffle(Users, random),
            Groups = Shuffle([.. Groups.Select(group => group with { Members = Shuffle(group.Members, random) })], random),
            Nodes = Shuffle(Nodes, random),
            Details = Shuffle(Details, random),
            Unreadable = Shuffle(Unreadable, random),
            Links = Shuffle(Links, random),
        };
    }

    public override string ToString() => string.Join('\n',
        [
            .. Users.Select(user => $"user {user}"),
            .. Groups.Select(group => $"group {group.Directory} {group.Id} {group.Name} complete={group.Complete} [{string.Join(' ', group.Members)}]"),
            .. Nodes.Select(node => $"node {node.Id} in {node.ParentId} {node.Type} '{node.Name}' <{node.Email}> {node.Status}"),
            .. Details.Select(user => $"details {user.Id} sso={user.SsoId} mobile={user.HasMobileAddOn} holder={user.IsAccountHolder}"),
            $"unreadable {string.Join(' ', Unreadable)}",
            .. Links.Select(link => $"{link}"),
            .. LastGroupSizes.Select(size => $"last time {size.Key} had {size.Value}"),
            .. Policy.Pairings.Select(pairing => $"pairing {pairing}"),
            $"policy {Policy}",
        ]);

    private static ImmutableArray<T> Shuffle<T>(ImmutableArray<T> items, Random random)
    {
        T[] copy = [.. items];
        random.Shuffle(copy);
        return [.. copy];
    }

    private DirectorySnapshot Snapshot(DirectoryName directory)
    {
        var builder = new DirectorySnapshotBuilder(directory);
        if (Remark is not null)
        {
            builder.AddRemark(Remark);
        }

        foreach (WorldUser user in Users.Where(user => user.Directory == directory))
        {
            builder.AddUser(user.User);
        }

        foreach (WorldGroup group in Groups.Where(group => group.Directory == directory))
        {
            builder.AddGroup(group.Id, group.Name, group.Description);
        }

        foreach (WorldGroup group in Groups.Where(group => group.Directory == directory))
        {
            foreach (ObjectId member in group.Members.Where(member => builder.HasUser(member) || builder.HasGroup(member)))
            {
                builder.AddMember(group.Id, member);
            }

            if (!group.Complete)
            {
                builder.MarkIncomplete(group.Id, "a page is missing");
            }
        }

        return builder.Build();
    }
}

internal sealed record WorldUser(DirectoryName Directory, DirectoryUser User);

internal sealed record WorldGroup(DirectoryName Directory, ObjectId Id, string Name, string? Description, ImmutableArray<ObjectId> Members, bool Complete);
