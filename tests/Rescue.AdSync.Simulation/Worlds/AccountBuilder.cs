using Rescue.AdSync.Simulation.Scenarios;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Worlds;

/// <summary>Fills a Rescue account with groups and people.</summary>
internal sealed class AccountBuilder
{
    private readonly WorldSpec _world;

    public AccountBuilder(WorldSpec world)
    {
        _world = world;
        Account = EmulatedAccount.CreateEmpty();
        Account.MobileSeats = world.Seats;
        Support = Account.AddGroup(Account.Technicians, "Support", "First line");
        SupportChild = Account.AddGroup(Support, world.HasLevelTwo ? "Level 2" : "Old hands");
        Field = Account.AddGroup(Account.Technicians, "Field");
        Elsewhere = Account.AddGroup(Account.Technicians, "Partners");
        Operations = Account.AddGroup(Account.Administrators, "Operations");
        foreach (PersonSpec person in world.People)
        {
            Add(person);
        }
    }

    public EmulatedAccount Account { get; }

    public NodeId Support { get; }

    public NodeId SupportChild { get; }

    public NodeId Field { get; }

    public NodeId Elsewhere { get; }

    public NodeId Operations { get; }

    private void Add(PersonSpec person)
    {
        if (ParentOf(person.Place) is not { } parent)
        {
            return;
        }

        bool mobile = person.HasMobile && !(Account.MobileSeatsTaken >= _world.Seats);
        Account.AddUser(parent, person.HasOldName ? $"Old name {person.Index}" : $"Person {person.Index}", person.IsKnownBySsoId ? $"old{person.Index}@example.com" : SimulatedDirectory.FirstEmail(person.Index), node => node with
        {
            Status = person.IsEnabled ? Accounts.NodeStatus.Offline : Accounts.NodeStatus.Disabled,
            HasMobileAddOn = mobile,
            HasRpatAddOn = person.Index % 3 == 0,
            Nick = person.HasNick ? $"Nick {person.Index}" : string.Empty,
            Description = person.HasDescription ? $"By hand {person.Index}" : string.Empty,
            SsoId = person.IsKnownBySsoId ? SimulatedDirectory.FirstEmail(person.Index) : person.HasSsoId ? $"sso-{person.Index}" : string.Empty,
        });
    }

    private NodeId? ParentOf(InitialPlace place) => place switch
    {
        InitialPlace.Support => Support,
        InitialPlace.SupportChild => SupportChild,
        InitialPlace.Field => Field,
        InitialPlace.Elsewhere => Elsewhere,
        InitialPlace.Administrators => Account.Administrators,
        InitialPlace.AdministratorGroup => Operations,
        InitialPlace.Masters => Account.MasterAdministrators,
        _ => null,
    };
}
