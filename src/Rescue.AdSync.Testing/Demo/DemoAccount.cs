using Rescue.AdSync.Accounts;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing;

/// <summary>An example Rescue account that has drifted away from <see cref="DemoDirectory"/> in every way that a synchronisation mends.</summary>
/// <remarks>
/// There are leavers, people in the wrong group, outdated names, somebody disabled who is back, a group that is missing, and mobile
/// licences with people who no longer work; all within the default brakes (S3).
/// </remarks>
public static class DemoAccount
{
    /// <summary>The number of mobile licences of the account.</summary>
    public const int MobileSeats = 6;

    private const string Agent = "Support Agent";
    private const string Engineer = "Field Engineer";
    private const string Escalation = "Escalation Engineer";
    private const string Partner = "Partner Technician";

    /// <summary>Creates the account, as it stands before the first synchronisation.</summary>
    public static EmulatedAccount Create()
    {
        EmulatedAccount account = EmulatedAccount.CreateEmpty("Fjord & Field Logistics");
        account.MobileSeats = MobileSeats;
        AddAdministrators(account);
        AddHelpdesk(account);
        AddFieldService(account);
        AddPartners(account);
        return account;
    }

    /// <summary>
    /// Gets links as an earlier run would have left them. With them the demonstration also shows that a person who married stays the
    /// same account, and that a group which was created by a run follows its directory group's description (R3, R6).
    /// </summary>
    /// <param name="account">What <see cref="Create"/> made.</param>
    public static IReadOnlyList<Link> Links(EmulatedAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        EmulatedNode americas = account.FindByPath("Technicians/Helpdesk/Americas") ?? throw Foreign(nameof(account));
        EmulatedNode chiara = account.FindByEmail("chiara.bianchi@example.com") is [{ } node] ? node : throw Foreign(nameof(account));
        return
        [
            new Link(AmericasGroup, Side.Technician, americas.Id) { CreatedByUs = true },
            new Link(ChiaraRusso, Side.Technician, chiara.Id) { CreatedByUs = true },
        ];
    }

    internal static ObjectId AmericasGroup { get; } = ObjectId.Parse("5b9ebf16-d3c6-5cd4-a973-d0c4f61c4f2f");

    internal static ObjectId ChiaraRusso { get; } = ObjectId.Parse("59a69b01-2b01-5861-8b9c-8db81674894d");

    private static ArgumentException Foreign(string parameter) => new("This is not the account of the demonstration.", parameter);

    private static void AddAdministrators(EmulatedAccount account)
    {
        Add(account, account.MasterAdministrators, "Ingrid Sørensen", "ingrid.sorensen", "Head of Support");
        Add(account, account.Administrators, "Priya Raman", "priya.raman", "Support Platform Owner");
        Add(account, account.Administrators, "Dan Fischer", "daniel.fischer", "Tools Administrator");
        Add(account, account.Administrators, "Peter Novak", "peter.novak", "Tools Administrator");
    }

    private static void AddHelpdesk(EmulatedAccount account)
    {
        NodeId helpdesk = account.AddGroup(account.Technicians, "Helpdesk", "Everybody who answers calls");
        Add(account, helpdesk, "Grace Lindqvist", "grace.lindqvist", "Helpdesk Coordinator");
        Add(account, helpdesk, "Samuel Adeyemi", "samuel.adeyemi", "Helpdesk Coordinator");
        Add(account, helpdesk, "Priya Raman", "priya.raman", "Support Platform Owner");
        Add(account, helpdesk, "Thuy Tran", "thuy.tran", "Regional Lead");
        AddEmea(account, helpdesk);
        AddAmericas(account, helpdesk);
        account.AddGroup(helpdesk, "Projects 2019", "Left over from a migration");
    }

    private static void AddEmea(EmulatedAccount account, NodeId helpdesk)
    {
        NodeId emea = account.AddGroup(helpdesk, "EMEA", "First line, Europe, Middle East and Africa");
        NodeId levelTwo = account.AddGroup(emea, "EMEA Level 2", "Escalations, Europe, Middle East and Africa");
        Add(account, emea, "Jürgen Müller", "juergen.mueller", Agent);
        Add(account, emea, "Siobhán O'Brien", "siobhan.obrien", Agent);
        Add(account, emea, "Lukasz Wojcik", "lukasz.wojcik", Agent);
        Add(account, emea, "Matteo Conti", "matteo.conti", Agent, node => node with { Status = NodeStatus.Disabled });
        Add(account, emea, "Chiara Bianchi", "chiara.bianchi", Agent);
        Add(account, emea, "Yusuf Demir", "yusuf.demir", "Senior Field Engineer");
        Add(account, emea, "Hugo Lefèvre", "hugo.lefevre", Escalation);
        Add(account, emea, "Tom Barker", "tom.barker", Agent, WithMobile);
        Add(account, levelTwo, "Anneliese Weber", "anneliese.weber", Escalation);
        Add(account, levelTwo, "Nadia Petrova", "nadia.petrova", Escalation, node => node with { Status = NodeStatus.Online });
    }

    private static void AddAmericas(EmulatedAccount account, NodeId helpdesk)
    {
        NodeId americas = account.AddGroup(helpdesk, "Americas", "First line");
        NodeId levelTwo = account.AddGroup(americas, "Americas Level 2", "Escalations, North and South America");
        Add(account, americas, "Robert \"Bob\" Nakamura", "bob.nakamura", Agent);
        Add(account, americas, "María José Castillo", "mj.castillo", Agent);
        Add(account, americas, "Ethan Walker", "ethan.walker", Agent, node => node with { Status = NodeStatus.Busy });
        Add(account, americas, "Camila Duarte", "camila.duarte", Agent);
        Add(account, americas, "Isabela Rocha", "isabela.rocha", Escalation);
        account.AddUser(americas, "Rowan Ellis (external)", "rowan.ellis@staffing.example", node => node with { Description = "Contractor" });
        Add(account, levelTwo, "Jacob Feldman", "jacob.feldman", Escalation);
    }

    private static void AddFieldService(EmulatedAccount account)
    {
        NodeId field = account.AddGroup(account.Technicians, "Field Service", "On the road");
        Add(account, field, "Kwame Mensah", "kwame.mensah", Engineer, WithMobile);
        Add(account, field, "Lena Hoffmann", "lena.hoffmann", Engineer, WithMobile);
        Add(account, field, "Tomás Herrera", "tomas.herrera", Engineer);
        Add(account, field, "Noor Rahman", "noor.rahman", Engineer, WithMobile);
        Add(account, field, "Ruth Abrams", "ruth.abrams", Engineer, node => WithMobile(node) with { Status = NodeStatus.Disabled });
    }

    private static void AddPartners(EmulatedAccount account)
    {
        NodeId partners = account.AddGroup(account.Technicians, "Partners", "Kept by hand; only their sign-in follows the directory");
        account.AddUser(partners, "Sofia Marques", "sofia.marques@partner.example", node => node with { Description = Partner, Status = NodeStatus.Disabled });
        account.AddUser(partners, "Viktor Horvat", "viktor.horvat@partner.example", node => node with { Description = Partner });
        account.AddUser(partners, "Gil Amaro", "gil.amaro@partner.example", node => node with { Description = Partner });
    }

    private static EmulatedNode WithMobile(EmulatedNode node) => node with { HasMobileAddOn = true };

    private static void Add(
        EmulatedAccount account, NodeId parent, string name, string mailbox, string description, Func<EmulatedNode, EmulatedNode>? change = null) =>
        account.AddUser(parent, name, mailbox + "@example.com", node =>
        {
            EmulatedNode user = node with { Description = description };
            return change is null ? user : change(user);
        });
}
