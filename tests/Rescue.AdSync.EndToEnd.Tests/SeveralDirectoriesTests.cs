using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Hosting;
using Rescue.AdSync.Testing;
using Rescue.AdSync.TestSupport.Samba;

namespace Rescue.AdSync.EndToEnd;

/// <summary>A domain and a file of contractors, synchronised with one Rescue account by one configuration, beside a tenant that is at peace.</summary>
public sealed class SeveralDirectoriesTests(SmallDomain fixture) : IClassFixture<SmallDomain>, IAsyncLifetime
{
    private static readonly ObjectId Someone = ObjectId.Parse("c0000000-0000-0000-0000-000000000001");
    private static readonly ObjectId Another = ObjectId.Parse("c0000000-0000-0000-0000-000000000002");

    private SeveralDirectoriesWorkplace _work = null!;

    public async ValueTask InitializeAsync() => _work = await SeveralDirectoriesWorkplace.CreateAsync(fixture.Domain);

    public ValueTask DisposeAsync() => _work.DisposeAsync();

    [Fact]
    public async Task People_of_each_come_into_the_groups_that_they_are_paired_with()
    {
        _work.WriteContractors(new Contractor(Someone, "carla@partner.example", "Carla Contractor"));

        (int exitCode, string output) = await _work.ConsoleAsync("apply", "--yes");

        Assert.True(exitCode == 0, output);
        Assert.Equal(_work.Contractors, Single("carla@partner.example").ParentId);
        Assert.Equal(_work.Support, Single("zoe@adsync.test").ParentId);
        Assert.Equal(_work.Account.Administrators, Single("adam@adsync.test").ParentId);
        Assert.Equal(_work.Cloud, Single(_work.Tenant.Cleo.Mail!).ParentId);
        Assert.Equal(_work.Cloud, Single(_work.Tenant.Carl.Mail!).ParentId);
        Assert.Empty((await _work.PlanAsync())["actions"]!.AsArray());
    }

    [Fact]
    public async Task R7_Two_people_of_one_email_in_two_directories_are_both_left_alone()
    {
        _work.WriteContractors(new Contractor(Someone, "ANN@adsync.test", "Another Ann"), new Contractor(Another, "ok@partner.example", "Olga Keller"));
        NodeId ann = _work.Account.AddUser(_work.Support, "Ann As She Is", "ann@adsync.test");

        JsonNode plan = await _work.PlanAsync();

        Assert.DoesNotContain(PlanJson.Actions(plan), action => PlanJson.IsOf(action, "ann@adsync.test") || (string?)action["nodeId"] == ann.ToString());
        Assert.Contains(PlanJson.Actions(plan), action => PlanJson.IsOf(action, "ok@partner.example"));
        Assert.Contains(PlanJson.Actions(plan), action => PlanJson.IsOf(action, "zoe@adsync.test"));
        JsonNode note = Assert.Single(PlanJson.Notes(plan), note => (string?)note["code"] == "duplicateEmail");
        Assert.Equal("ann@adsync.test", (string?)note["subject"], ignoreCase: true);

        (int exitCode, string output) = await _work.ConsoleAsync("apply", "--yes");
        Assert.True(exitCode == 0, output);
        EmulatedNode untouched = Single("ann@adsync.test");
        Assert.Equal((ann, "Ann As She Is", true), (untouched.Id, untouched.Name, untouched.IsEnabled));
    }

    [Fact]
    public async Task R6_Somebody_who_moves_from_one_directory_to_the_other_keeps_their_Rescue_user()
    {
        await using ServiceProvider services = _work.Compose();
        SyncCycle cycle = services.GetRequiredService<SyncCycle>();
        var olga = new Contractor(Another, "olga@partner.example", "Olga Keller");
        _work.WriteContractors(new Contractor(Someone, "mona@adsync.test", "Mona Mover"), olga);
        await RunAsync(cycle);
        EmulatedNode before = Single("mona@adsync.test");
        Assert.Equal(_work.Contractors, before.ParentId);

        // Taken on: gone from the file, and a new account in the domain, with a key of its own and the same e-mail.
        _work.WriteContractors(olga);
        await fixture.Domain.ApplyAsync(ExampleDomain.Joiner("Mona Mover", "mona"), TestContext.Current.CancellationToken);
        CycleResult moved = await RunAsync(cycle);

        EmulatedNode after = Single("mona@adsync.test");
        Assert.Equal((before.Id, _work.Support, true), (after.Id, after.ParentId, after.IsEnabled));
        Assert.DoesNotContain(moved.Preview.Plan.Actions, action => action.Kind == Planning.ActionKind.DisableUser);

        // From now on the link is that of the new key: it outlives a change of e-mail.
        await fixture.Domain.ApplyAsync(new Ldif().Replace("CN=Mona Mover,OU=People,DC=adsync,DC=test", "mail", "mona.married@adsync.test").ToString(), TestContext.Current.CancellationToken);
        await RunAsync(cycle);
        Assert.Equal(before.Id, Single("mona.married@adsync.test").Id);
        Assert.Empty(_work.Account.FindByEmail("mona@adsync.test"));
        Assert.Equal(CycleOutcome.UpToDate, (await RunAsync(cycle)).Outcome);
    }

    [Fact]
    public async Task S2_The_last_who_moves_out_of_a_directory_stays_where_they_are_until_somebody_approves()
    {
        await using ServiceProvider services = _work.Compose();
        SyncCycle cycle = services.GetRequiredService<SyncCycle>();
        _work.WriteContractors(new Contractor(Someone, "lea@adsync.test", "Lea Last"));
        await RunAsync(cycle);

        _work.WriteContractors();
        await fixture.Domain.ApplyAsync(ExampleDomain.Joiner("Lea Last", "lea"), TestContext.Current.CancellationToken);
        CycleResult moved = await RunAsync(cycle);

        EmulatedNode lea = Single("lea@adsync.test");
        Assert.Equal((_work.Contractors, true), (lea.ParentId, lea.IsEnabled));
        Assert.Contains(moved.Preview.Plan.Notes, note => note.Code == Planning.NoteCode.EmptiedGroup);
    }

    [Fact]
    public async Task S1_While_one_directory_is_incomplete_nobody_is_taken_from_the_side_that_it_feeds()
    {
        var carla = new Contractor(Someone, "carla@partner.example", "Carla Contractor");
        _work.Account.AddUser(_work.Support, "Left the Domain", "left@adsync.test");
        _work.Account.AddUser(_work.Contractors, "Left the File", "gone@partner.example");
        _work.Account.AddUser(_work.Account.Administrators, "Was an Administrator", "was@adsync.test");
        _work.WriteContractors([carla], lost: [Another]);

        JsonNode incomplete = await _work.PlanAsync();
        _work.WriteContractors(carla);
        JsonNode whole = await _work.PlanAsync();

        Assert.Equal(["disableUser was@adsync.test"], PlanJson.Removals(incomplete));
        Assert.Contains(PlanJson.Actions(incomplete), action => PlanJson.IsOf(action, "carla@partner.example") && (string?)action["kind"] == "createUser");
        Assert.Contains(PlanJson.Actions(incomplete), action => PlanJson.IsOf(action, "zoe@adsync.test") && (string?)action["kind"] == "createUser");
        Assert.Contains(PlanJson.Notes(incomplete), note => (string?)note["code"] == "incompleteRead" && ((string?)note["message"])!.Contains(Another.ToString(), StringComparison.Ordinal));
        Assert.Equal(["disableUser gone@partner.example", "disableUser left@adsync.test", "disableUser was@adsync.test"], PlanJson.Removals(whole));
    }

    [Theory]
    [InlineData("hr", "Path", "/no/such/file.json")]
    [InlineData("hq", "Server", "127.0.60.250")]
    public async Task E2_While_one_directory_cannot_be_reached_nothing_is_written(string directory, string key, string value)
    {
        _work.WriteContractors(new Contractor(Someone, "carla@partner.example", "Carla Contractor"));
        _work.Account.AddUser(_work.Support, "Left the Domain", "left@adsync.test");
        _work.Configure(settings => settings["Directories"]![directory]![key] = value);

        (int exitCode, string output) = await _work.ConsoleAsync("apply", "--yes");

        Assert.Equal(1, exitCode);
        Assert.Contains($"Directory '{directory}'", output, StringComparison.Ordinal);
        Assert.Contains(value, output, StringComparison.Ordinal);
        Assert.Equal(0, _work.Emulator.Calls.Writes);
        Assert.True(Single("left@adsync.test").IsEnabled);
    }

    private static async Task<CycleResult> RunAsync(SyncCycle cycle)
    {
        CycleResult result = await cycle.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Outcome is CycleOutcome.Applied or CycleOutcome.UpToDate, $"{result.Outcome}: {string.Join(" ", result.Preview.Plan.Notes)}");
        return result;
    }

    private EmulatedNode Single(string email) => Assert.Single(_work.Account.FindByEmail(email));
}
