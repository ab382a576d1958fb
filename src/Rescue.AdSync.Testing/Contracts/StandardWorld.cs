using System.Globalization;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>What stands in a <see cref="ContractWorld"/>, less what its directory cannot hold.</summary>
internal sealed class StandardWorld
{
    private readonly ContractFeatures _lacks;
    private readonly List<ContractUser> _users = [];
    private readonly List<ContractGroup> _groups = [];
    private readonly List<ContractThing> _things = [];
    private readonly HashSet<string> _keys = [];

    public StandardWorld(ContractFeatures lacks, int crowdSize)
    {
        _lacks = lacks;
        AddPeople();
        AddThings();
        AddCrowd(crowdSize);
        AddGroups();
        AddHostileGroups();
        Groups = [.. _groups.Select(group => group with { Members = [.. group.Members.Where(_keys.Contains)] })];
    }

    /// <summary>Gets names that mean something to a query language, a distinguished name, a URL or a shell.</summary>
    public static IReadOnlyList<string> HostileNames { get; } =
    [
        "Harbour, Ash", "Harbour \"Quoted\"", "Harbour (2)", "Harbour * Star", @"Harbour \ Back", @"Harbour \2a", "Harbour #1 + 2 = 3; <4>",
        "Harbour O'Neil", "Harbour 100%_sure?", "Harbour a/b&c|d!", "Harbour Grüße 日本語", "Harbour 🚢", "*", ")(cn=*", "' or '1' eq '1",
    ];

    public IReadOnlyList<ContractUser> Users => _users;

    public IReadOnlyList<ContractGroup> Groups { get; }

    public IReadOnlyList<ContractThing> Things => _things;

    private void AddPeople()
    {
        Add(Person("ann", "Ann", "Ash") with { Department = "Service Desk", JobTitle = "Technician", Description = "First line" });
        Add(Person("bob", "Bob", "Berg"));
        Add(Person("cem", "Cem", "Çelik"));
        Add(Person("dora", "Dora", "Disabled") with { State = AccountState.Disabled }, ContractFeatures.DisabledAccounts);
        Add(Person("emil", "Emil", "Expired") with { State = AccountState.Expired }, ContractFeatures.ExpiredAccounts);
        Add(Person("fay", "Fay", "Foggy") with { State = AccountState.Unknown }, ContractFeatures.UnknownStates);
        Add(Person("gus", "Gus", "Guest") with { IsGuest = true }, ContractFeatures.Guests);
        Add(Person("hal", "Hal", "Hill") with { Mail = null }, ContractFeatures.MissingMail);
        Add(Person("ida", "Ida", "Iron") with { UserPrincipalName = null }, ContractFeatures.MissingUserPrincipalNames);
        Add(Person("jon", "Jón", "O'Neil") with { DisplayName = "O'Neil, Jón \"Zed\" (Berlin) \\ <*> 漢字 🚢" }, ContractFeatures.HostileNames);
    }

    private void AddThings()
    {
        AddThing("supplier", ContractThingKind.Contact, ContractFeatures.Things);
        AddThing("pc-042", ContractThingKind.Computer, ContractFeatures.Things);
        AddThing("stranger", ContractThingKind.Unreadable, ContractFeatures.UnreadableMembers);
    }

    private void AddCrowd(int size)
    {
        string[] crowd = [.. Enumerable.Range(0, size).Select(number => $"crowd-{number.ToString("D5", CultureInfo.InvariantCulture)}")];
        foreach (string key in crowd)
        {
            Add(Person(key, "Crowd", key[6..]));
        }

        Add(new ContractGroup("crowd", "Harbour Crowd") { Members = crowd });
    }

    private void AddGroups()
    {
        Add(new ContractGroup("desk", "Harbour Desk") { Description = "Everybody who helps", Members = ["ann", "bob", "level-two", "night"] });
        Add(new ContractGroup("level-two", "Harbour Level 2") { Members = ["bob", "cem", "level-three"] });
        Add(new ContractGroup("level-three", "Harbour Level 3") { Members = ["dora", "ann"] });
        Add(new ContractGroup("night", "Harbour Night") { Members = ["ann", "level-three"] });
        Add(new ContractGroup("alone", "Harbour Alone") { Members = ["bob"] });
        Add(new ContractGroup("states", "Harbour States") { Members = ["ann", "dora", "emil", "fay", "gus"] });
        Add(new ContractGroup("people", "Harbour People") { Members = ["ann", "bob", "cem", "hal", "ida", "jon"] });
        Add(new ContractGroup("nobody", "Harbour Nobody"), ContractFeatures.EmptyGroups);
        Add(new ContractGroup("loop-a", "Harbour Loop A") { Members = ["ann", "loop-b"] }, ContractFeatures.GroupLoops);
        Add(new ContractGroup("loop-b", "Harbour Loop B") { Members = ["bob", "loop-c"] }, ContractFeatures.GroupLoops);
        Add(new ContractGroup("loop-c", "Harbour Loop C") { Members = ["cem", "loop-a"] }, ContractFeatures.GroupLoops);
        Add(new ContractGroup("twin-one", "Harbour Twin") { Members = ["bob"] }, ContractFeatures.EqualGroupNames);
        Add(new ContractGroup("twin-two", "Harbour Twin") { Members = ["cem"] }, ContractFeatures.EqualGroupNames);
        Add(new ContractGroup("things", "Harbour Things") { Members = ["ann", "supplier", "pc-042"] }, ContractFeatures.Things);
        Add(new ContractGroup("veiled", "Harbour Veiled") { Members = ["ann", "stranger"] }, ContractFeatures.UnreadableMembers);
    }

    private void AddHostileGroups()
    {
        for (int i = 0; i < HostileNames.Count; i++)
        {
            string key = $"hostile-{i.ToString("D2", CultureInfo.InvariantCulture)}";
            Add(new ContractGroup(key, HostileNames[i]) { Members = ["ann"] }, ContractFeatures.HostileNames);
        }
    }

    private static ContractUser Person(string key, string givenName, string surname) => new(key)
    {
        UserPrincipalName = $"{key}@example.com",
        Mail = $"{key}.mail@example.com",
        DisplayName = $"{givenName} {surname}",
        GivenName = givenName,
        Surname = surname,
    };

    private void Add(ContractUser user, ContractFeatures needs = ContractFeatures.None)
    {
        if (Has(needs) && _keys.Add(user.Key))
        {
            _users.Add(user with
            {
                UserPrincipalName = Has(ContractFeatures.UserPrincipalNames) ? user.UserPrincipalName : null,
                GivenName = Has(ContractFeatures.PersonNames) ? user.GivenName : null,
                Surname = Has(ContractFeatures.PersonNames) ? user.Surname : null,
                Department = Has(ContractFeatures.Departments) ? user.Department : null,
                JobTitle = Has(ContractFeatures.JobTitles) ? user.JobTitle : null,
                Description = Has(ContractFeatures.UserDescriptions) ? user.Description : null,
            });
        }
    }

    private void Add(ContractGroup group, ContractFeatures needs = ContractFeatures.None)
    {
        if (!Has(needs) || (needs == ContractFeatures.GroupLoops && !Has(ContractFeatures.NestedGroups)))
        {
            return;
        }

        _groups.Add(Has(ContractFeatures.GroupDescriptions) ? group : group with { Description = null });
        _ = Has(ContractFeatures.NestedGroups) && _keys.Add(group.Key);
    }

    private void AddThing(string key, ContractThingKind kind, ContractFeatures needs)
    {
        if (Has(needs))
        {
            _keys.Add(key);
            _things.Add(new ContractThing(key, kind));
        }
    }

    private bool Has(ContractFeatures features) => (_lacks & features) == ContractFeatures.None;
}
