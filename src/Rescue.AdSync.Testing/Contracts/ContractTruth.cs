using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>Reads a described world as a source without a fault would.</summary>
internal sealed class ContractTruth(ContractWorld world, Func<string, ObjectId> idOf)
{
    private readonly Queue<ContractGroup> _pending = new();

    public DirectorySnapshot Read(DirectoryName directory, IEnumerable<string> groups)
    {
        var snapshot = new DirectorySnapshotBuilder(directory);
        foreach (string key in groups)
        {
            Enter(snapshot, key);
        }

        while (_pending.TryDequeue(out ContractGroup? group))
        {
            foreach (string member in group.Members)
            {
                AddMember(snapshot, idOf(group.Key), member);
            }
        }

        return snapshot.Build();
    }

    private void Enter(DirectorySnapshotBuilder snapshot, string key)
    {
        if (world.FindGroup(key) is { } group && snapshot.AddGroup(idOf(key), group.Name, group.Description))
        {
            _pending.Enqueue(group);
        }
    }

    private void AddMember(DirectorySnapshotBuilder snapshot, ObjectId group, string member)
    {
        if (world.FindThing(member) is { } thing)
        {
            if (thing.Kind == ContractThingKind.Unreadable)
            {
                snapshot.MarkIncomplete(group, "One of its members cannot be seen.");
            }

            return;
        }

        snapshot.AddMember(group, idOf(member));
        Enter(snapshot, member);
        if (world.FindUser(member) is { } user)
        {
            snapshot.AddUser(user.ToDirectoryUser(idOf(member)));
        }
    }
}
