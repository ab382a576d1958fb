using Rescue.AdSync.Directories;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.Contracts.Broken;

/// <summary>A fixture that lacks nothing; without a fault, unless one is put in.</summary>
internal sealed record BrokenFixture : IDirectorySourceFixture
{
    private static readonly ContractWorld Small = ContractWorld.Create(crowdSize: 25);

    public static WorldSource Sound { get; } = new(Small);

    public ContractWorld World => Small;

    public IDirectorySource Source { get; init; } = Sound;

    public IDirectorySource? Unreachable { get; init; } = new TamperedSource(Sound)
    {
        Find = (_, _) => throw new DirectoryException(Sound.Name, "It cannot be reached."),
        Read = (_, _) => throw new DirectoryException(Sound.Name, "It cannot be reached."),
    };

    public IDirectorySource? Stalled { get; init; } = new StalledSource(hearsCancellation: true);

    public IReadOnlyList<IDirectorySource> Failing { get; init; } =
    [
        new TamperedSource(Sound)
        {
            Find = (_, _) => throw new DirectoryException(Sound.Name, "It broke off."),
            ChangeRead = (_, read) => new SnapshotEdit { Members = (_, members) => members.Take(1), Reason = _ => "It broke off." }.Apply(read),
        },
    ];
}
