using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Fakes;
using Rescue.AdSync.GraphTesting;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Entra.Contracts;

/// <summary>The contract's world in a tenant, behind several Graph servers: a sound one, one that never answers, and some that fail in part.</summary>
public sealed class ContractTenant : IDirectorySourceFixture, IAsyncLifetime
{
    /// <summary>Entra knows no expiry and no descriptions of users, each user has a UPN, and no member can be out of sight but by permission.</summary>
    public const ContractFeatures Lacks = ContractFeatures.ExpiredAccounts | ContractFeatures.UserDescriptions
        | ContractFeatures.MissingUserPrincipalNames | ContractFeatures.UnreadableMembers;

    private readonly GraphTenant _tenant = new();
    private readonly List<World> _worlds = [];

    /// <inheritdoc/>
    public ContractWorld World { get; } = ContractWorld.Create(Lacks);

    /// <inheritdoc/>
    public IDirectorySource Source { get; private set; } = null!;

    /// <inheritdoc/>
    public IDirectorySource? Unreachable { get; private set; }

    /// <inheritdoc/>
    public IDirectorySource? Stalled { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<IDirectorySource> Failing { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Fill();
        Source = await SourceAsync();
        Unreachable = await SourceAsync(GraphFault.Drop().Always());
        Stalled = await SourceAsync(GraphFault.Delay(TimeSpan.FromMinutes(10)).Always());
        Failing =
        [
            await SourceAsync(GraphFault.Status(403) with { Path = $"/{ContractWorld.SuggestedId("desk")}/members", Times = int.MaxValue }),
            await SourceAsync(GraphFault.Drop() with { Path = "skiptoken", Times = int.MaxValue }),
            await SourceAsync(GraphFault.ShortPage() with { Path = "/members?", Times = int.MaxValue }),
            await SourceAsync(GraphFault.Status(500) with { At = 3, Times = int.MaxValue }),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (World world in _worlds)
        {
            await world.DisposeAsync();
        }
    }

    private async Task<IDirectorySource> SourceAsync(GraphFault? fault = null)
    {
        World world = await Fakes.World.StartAsync(new GraphTestServerOptions { Tenant = _tenant });
        _worlds.Add(world);
        if (fault is not null)
        {
            world.Server.Faults.Add(fault);
        }

        return world.Source(world.Impatient());
    }

    private void Fill()
    {
        foreach (ContractUser user in World.Users)
        {
            _tenant.Add(ToGraph(user));
        }

        foreach (ContractThing thing in World.Things)
        {
            string id = thing.SuggestedId.ToString();
            _ = thing.Kind == ContractThingKind.Computer
                ? _tenant.Add<GraphDirectoryObject>(new GraphDevice { Id = id, DisplayName = thing.Key })
                : _tenant.Add<GraphDirectoryObject>(new GraphOrgContact { Id = id, DisplayName = thing.Key });
        }

        foreach (ContractGroup group in World.Groups)
        {
            _tenant.Add(new GraphGroup { Id = group.SuggestedId.ToString(), DisplayName = group.Name, Description = group.Description });
        }

        foreach (ContractGroup group in World.Groups)
        {
            foreach (string member in group.Members)
            {
                _tenant.AddMember(group.SuggestedId.ToString(), ContractWorld.SuggestedId(member).ToString());
            }
        }
    }

    private static GraphUser ToGraph(ContractUser user) => new()
    {
        Id = user.SuggestedId.ToString(),
        UserPrincipalName = user.UserPrincipalName,
        Mail = user.Mail,
        DisplayName = user.DisplayName,
        GivenName = user.GivenName,
        Surname = user.Surname,
        Department = user.Department,
        JobTitle = user.JobTitle,
        AccountEnabled = user.State switch { AccountState.Enabled => true, AccountState.Disabled => false, _ => null },
        UserType = user.IsGuest ? "Guest" : "Member",
    };
}
