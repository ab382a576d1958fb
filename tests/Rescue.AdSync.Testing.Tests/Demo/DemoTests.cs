using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.Policies;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Testing.Tests.Demo;

/// <summary>The demonstration's three parts fit together, and hold what their stories need.</summary>
public sealed class DemoTests
{
    private readonly EmulatedAccount _account = DemoAccount.Create();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_pairing_names_one_directory_group_and_one_place_in_Rescue()
    {
        InMemoryDirectorySource directory = await DemoDirectory.LoadAsync(Token);

        foreach (ConfiguredPairing pairing in DemoPolicy.Pairings)
        {
            Assert.Single(await directory.FindGroupsAsync(new GroupQuery(GroupCriterion.Equals, pairing.DirectoryGroup), Token));
            bool isCategory = pairing.RescueGroup is "Administrators" or "MasterAdministrators";
            Assert.True(isCategory || _account.FindByPath(pairing.RescueGroup) is { Type: NodeType.TechnicianGroup });
        }
    }

    [Fact]
    public void The_policy_is_sound_and_keeps_the_default_brakes()
    {
        Assert.Empty(DemoPolicy.Policy.Validate());
        Assert.Equal((new Brake(5, 10), new Brake(10, 30)), (DemoPolicy.Policy.MaxDisables, DemoPolicy.Policy.MaxMoves));
        Assert.Equal(_account.MobileSeats, DemoPolicy.Policy.MobileSeats);
    }

    [Fact]
    public async Task The_directory_is_complete_and_has_its_oddities()
    {
        DirectorySnapshot directory = await ReadAllAsync();

        Assert.All(directory.Groups, group => Assert.True(group.IsComplete));
        Assert.InRange(directory.Users.Count, 40, 50);
        Assert.Contains(directory.Users, user => user.State == AccountState.Disabled);
        Assert.Contains(directory.Users, user => user.State == AccountState.Expired);
        Assert.Contains(directory.Users, user => user.IsGuest);
        Assert.Contains(directory.Users, user => user.Mail is null);
        Assert.Contains(directory.Users, user => user.DisplayName!.Contains('"', StringComparison.Ordinal));
        Assert.Single(directory.Users.GroupBy(user => user.Mail, StringComparer.OrdinalIgnoreCase), pair => pair.Count() > 1);
        Assert.Contains(Enumerable.Range(0, directory.Users.Count), user => directory.Groups.Count(group => group.UserMembers.Contains(user)) > 1);
    }

    [Fact]
    public async Task The_drift_stays_under_the_brakes()
    {
        DirectorySnapshot directory = await ReadAllAsync();
        HashSet<string> active = new(
            directory.Users.Where(user => user.State == AccountState.Enabled && user.Mail is not null).Select(user => user.Mail!), StringComparer.OrdinalIgnoreCase);
        EmulatedNode[] people = [.. _account.Nodes.Where(node => node.Type.IsUser() && node.Id != _account.Caller && !node.IsAccountHolder)];

        string[] leaving = [.. people.Where(node => node.IsEnabled && !active.Contains(node.Email) && node.Name != "Gil Amaro").Select(node => node.Email)];
        string[] returning = [.. people.Where(node => !node.IsEnabled && active.Contains(node.Email)).Select(node => node.Email)];

        Assert.Equal(
            ["chiara.bianchi@example.com", "noor.rahman@example.com", "peter.novak@example.com", "rowan.ellis@staffing.example", "tom.barker@example.com"],
            leaving.Order(StringComparer.Ordinal));
        Assert.Equal(["matteo.conti@example.com", "sofia.marques@partner.example"], returning.Order(StringComparer.Ordinal));
        Assert.True(_account.MobileSeatsTaken <= DemoAccount.MobileSeats);
    }

    [Fact]
    public async Task The_links_join_what_they_name()
    {
        DirectorySnapshot directory = await ReadAllAsync();

        IReadOnlyList<Link> links = DemoAccount.Links(_account);

        Assert.True(directory.TryGetGroup(links[0].ObjectId, out DirectoryGroup? group));
        Assert.Equal(group.Name, _account[links[0].Node].Name);
        DirectoryUser person = Assert.Single(directory.Users, user => user.Id == links[1].ObjectId);
        Assert.Equal(("Chiara Russo", "Chiara Bianchi"), (person.DisplayName, _account[links[1].Node].Name));
        Assert.Throws<ArgumentException>(() => DemoAccount.Links(EmulatedAccount.CreateSample()));
    }

    [Fact]
    public async Task The_account_is_sound()
    {
        var client = new InMemoryRescueClient(_account);

        RescueSnapshot snapshot = RescueSnapshot.Create(await client.GetAccountAsync(Token), await client.GetHierarchyAsync(Token));

        Assert.Empty(snapshot.Faults);
        Assert.Equal(EmulatedAccount.DefaultCallerEmail, snapshot.Caller.Email.ToString());
    }

    [Fact]
    public async Task The_file_written_for_people_reads_like_the_directory_in_memory()
    {
        string path = Path.Combine(Path.GetTempPath(), $"adsync-demo-{Environment.ProcessId}.json");
        try
        {
            await DemoDirectory.WriteToAsync(path, Token);
            var file = new FileDirectorySource(DemoDirectory.Name, path);
            IReadOnlyList<GroupSummary> groups = await file.FindGroupsAsync(GroupQuery.All, Token);

            DirectorySnapshot fromFile = await file.ReadAsync([.. groups.Select(group => group.Id)], Token);

            DirectorySnapshot inMemory = await ReadAllAsync();
            Assert.Equal(inMemory.Users.OrderBy(user => user.Id), fromFile.Users.OrderBy(user => user.Id));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_first_password_meets_Rescues_rules()
    {
        NodeId node = _account.CreateUser(_account.FindByPath("Technicians/Helpdesk")!.Id).Value;
        var record = new UserRecord
        {
            Id = node,
            Name = "New",
            Email = EmailAddress.From("new@example.com"),
            IsEnabled = true,
            HasMobileAddOn = false,
            HasRpatAddOn = false,
            NewPassword = DemoPolicy.FirstPassword,
        };

        Assert.True(_account.SetUser(UserWrite.From(record)).IsOk);
    }

    private static async Task<DirectorySnapshot> ReadAllAsync()
    {
        InMemoryDirectorySource directory = await DemoDirectory.LoadAsync(Token);
        IReadOnlyList<GroupSummary> groups = await directory.FindGroupsAsync(GroupQuery.All, Token);
        return await directory.ReadAsync([.. groups.Select(group => group.Id)], Token);
    }
}
