using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.Contracts.Broken;

/// <summary>A fault, and the cases that must not let it pass.</summary>
internal sealed record Fault(string Name, IDirectorySourceFixture Fixture, params string[] Cases)
{
    public static WorldSource Sound => BrokenFixture.Sound;

    public static ContractWorld World { get; } = new BrokenFixture().World;

    public static ObjectId IdOf(string key) => ContractWorld.SuggestedId(key);

    public static BrokenFixture With(IDirectorySource source) => new() { Source = source };

    /// <summary>A search that answers something else.</summary>
    public static Fault Found(string name, Func<GroupQuery, IReadOnlyList<GroupSummary>, IEnumerable<GroupSummary>> change, params string[] cases) =>
        new(name, With(new TamperedSource(Sound) { ChangeFound = change }), cases);

    /// <summary>A search that asks something else.</summary>
    public static Fault Asks(string name, Func<GroupQuery, GroupQuery> change, params string[] cases) =>
        new(name, With(new TamperedSource(Sound) { Find = (query, token) => Sound.FindGroupsAsync(change(query), token) }), cases);

    /// <summary>A read that shows something else.</summary>
    public static Fault Shows(string name, SnapshotEdit edit, params string[] cases) =>
        new(name, With(new TamperedSource(Sound) { ChangeRead = (_, read) => edit.Apply(read) }), cases);

    /// <summary>A read that goes about it in another way.</summary>
    public static Fault Reads(string name, Func<IReadOnlyCollection<ObjectId>, CancellationToken, Task<DirectorySnapshot>> read, params string[] cases) =>
        new(name, With(new TamperedSource(Sound) { Read = read }), cases);
}
