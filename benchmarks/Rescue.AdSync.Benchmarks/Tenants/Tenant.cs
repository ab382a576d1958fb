using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Benchmarks.Tenants;

/// <summary>A made-up company as its sources read it, before anything is indexed.</summary>
internal sealed record Tenant
{
    public static readonly DirectoryName Directory = new("hq");

    public static readonly RescueAccount Caller = new(1, "Example", new NodeId(5), NodeId.None, EmailAddress.From("sync@example.com"));

    public required TenantShape Shape { get; init; }

    public required IReadOnlyList<DirectoryUser> Users { get; init; }

    /// <summary>Gets each group's key and members, in pairing order.</summary>
    public required IReadOnlyList<(ObjectId Id, IReadOnlyList<ObjectId> Members)> Groups { get; init; }

    /// <summary>Gets the tree: groups first, then people by group, with ids in no order.</summary>
    public required IReadOnlyList<RescueNode> Nodes { get; init; }

    public required IReadOnlyList<UserDetails> Details { get; init; }

    /// <summary>Gets the links as a store keeps them, by object id.</summary>
    public required ImmutableArray<Link> Links { get; init; }

    public required SyncPolicy Policy { get; init; }

    public DirectorySnapshot ReadDirectory()
    {
        var builder = new DirectorySnapshotBuilder(Directory);
        foreach (DirectoryUser user in Users)
        {
            builder.AddUser(user);
        }

        foreach ((ObjectId id, IReadOnlyList<ObjectId> members) in Groups)
        {
            builder.AddGroup(id, $"Group {id}");
            foreach (ObjectId member in members)
            {
                builder.AddMember(id, member);
            }
        }

        return builder.Build();
    }

    public RescueSnapshot ReadRescue() => RescueSnapshot.Create(Caller, Nodes, Details);

    /// <summary>Makes a state whose links no plan has looked at yet.</summary>
    public SyncState LoadState() => new() { Links = Links };

    public PlanningInput Read() => new()
    {
        Directories = [ReadDirectory()],
        Rescue = ReadRescue(),
        Policy = Policy,
        State = LoadState(),
    };
}
