using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Sqlite.Tests.Support;

internal static class Sample
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static RunStart Start { get; } = new() { StartedAt = DateTimeOffset.UnixEpoch, Trigger = RunTrigger.Manual };

    public static StateChange Links(int count) => new() { Links = [.. Enumerable.Range(1, count).Select(Link)] };

    public static Link Link(int number) => new(new ObjectId(new Guid(number, 0, 0, new byte[8])), Side.Technician, new NodeId(number));

    public static ImmutableArray<CachedDetails> Details(int count) => [.. Enumerable.Range(1, count).Select(number => new CachedDetails(
        new UserDetails
        {
            Id = new NodeId(number),
            Type = NodeType.Technician,
            Name = $"Person {number}",
            Nick = $"P{number}",
            Email = EmailAddress.From($"person{number}@example.com"),
            Description = "Somebody",
        },
        DateTimeOffset.UnixEpoch.AddSeconds(number)))];

    /// <summary>Makes a sound state file, closed.</summary>
    public static async Task CreateAsync(string file, int links = 3)
    {
        using var store = new SqliteStateStore(file);
        await store.CommitAsync(Links(links), Token);
    }

    public static async Task<StateException> RefusalAsync(string file, StateAccess access = StateAccess.ReadWrite)
    {
        using var store = new SqliteStateStore(file, access, new SqliteSettings { BusySeconds = 1 });
        StateException refusal = await Assert.ThrowsAsync<StateException>(() => store.LoadAsync(Token));
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        return refusal;
    }
}
