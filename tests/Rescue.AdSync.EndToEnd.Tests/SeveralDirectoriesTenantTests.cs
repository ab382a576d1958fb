using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.GraphTesting;
using Rescue.AdSync.Hosting;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.EndToEnd;

/// <summary>A tenant beside a domain and a file: what each may say of people whom the others know too, and what its troubles may do.</summary>
public sealed class SeveralDirectoriesTenantTests(SmallDomain fixture) : IClassFixture<SmallDomain>, IAsyncLifetime
{
    private static readonly ObjectId Someone = ObjectId.Parse("c0000000-0000-0000-0000-000000000001");
    private static readonly ObjectId Another = ObjectId.Parse("c0000000-0000-0000-0000-000000000002");

    private SeveralDirectoriesWorkplace _work = null!;

    /// <summary>Why the desk cannot be read completely.</summary>
    public enum Trouble
    {
        /// <summary>Its membership is hidden from the application.</summary>
        Hidden,

        /// <summary>Graph lists half of it and says that this is all.</summary>
        CutShort,

        /// <summary>Graph refuses the list.</summary>
        Refused,

        /// <summary>Graph is busy whenever it is asked for the list, and says for how long.</summary>
        Busy,
    }

    private GraphTestServer Graph => _work.Tenant.Server;

    public async ValueTask InitializeAsync() => _work = await SeveralDirectoriesWorkplace.CreateAsync(fixture.Domain);

    public ValueTask DisposeAsync() => _work.DisposeAsync();

    [Fact]
    public async Task People_of_all_three_are_imported_changed_and_let_go_of()
    {
        string cleo = _work.Tenant.Cleo.Mail!;
        _work.WriteContractors(new Contractor(Someone, "carla@partner.example", "Carla Contractor"));
        NodeId carl = _work.Account.AddUser(_work.Support, "Carl As He Was", _work.Tenant.Carl.Mail!);
        _work.Account.AddUser(_work.Cloud, "Left the Tenant", "left@contoso.com");

        (int exitCode, string output) = await _work.ConsoleAsync("apply", "--yes");

        Assert.True(exitCode == 0, output);
        Assert.Equal((_work.Support, true), Place("zoe@adsync.test"));
        Assert.Equal((_work.Contractors, true), Place("carla@partner.example"));
        Assert.Equal((_work.Cloud, true), Place(cleo));
        Assert.Equal((_work.Cloud, false), Place("left@contoso.com"));
        EmulatedNode moved = Single(_work.Tenant.Carl.Mail!);
        Assert.Equal((carl, _work.Cloud, "Carl Cumulus"), (moved.Id, moved.ParentId, moved.Name));

        Graph.Tenant.Change<GraphUser>(_work.Tenant.Cleo.Id, user => user with { AccountEnabled = false });
        (exitCode, output) = await _work.ConsoleAsync("apply", "--yes");
        Assert.True(exitCode == 0, output);
        Assert.Equal((_work.Cloud, false), Place(cleo));
        Assert.Empty(PlanJson.Actions(await _work.PlanAsync()));
    }

    [Fact]
    public async Task R7_One_email_in_the_domain_and_in_the_tenant_is_left_alone_on_both()
    {
        GraphUser twin = _work.Tenant.AddToDesk(new GraphUser { DisplayName = "Ann in the Cloud", UserPrincipalName = "ann@contoso.com", Mail = "Ann@ADSYNC.test" });
        NodeId ann = _work.Account.AddUser(_work.Support, "Ann As She Is", "ann@adsync.test");

        JsonNode plan = await _work.PlanAsync();

        Assert.DoesNotContain(PlanJson.Actions(plan), action => PlanJson.IsOf(action, "ann@adsync.test") || (string?)action["objectId"] == twin.Id);
        Assert.True(PlanJson.Creates(plan, _work.Tenant.Cleo.Mail!));
        Assert.True(PlanJson.Creates(plan, "zoe@adsync.test"));
        JsonNode note = Assert.Single(PlanJson.Notes(plan), note => (string?)note["code"] == "duplicateEmail");
        Assert.Equal("ann@adsync.test", (string?)note["subject"], ignoreCase: true);

        (int exitCode, string output) = await _work.ConsoleAsync("apply", "--yes");
        Assert.True(exitCode == 0, output);
        EmulatedNode untouched = Single("ann@adsync.test");
        Assert.Equal((ann, "Ann As She Is", true, _work.Support), (untouched.Id, untouched.Name, untouched.IsEnabled, untouched.ParentId));
    }

    [Theory]
    [InlineData("hq, hr, cloud", "Support", "Ann Ash", "ann@adsync.test", "'Contractors', 'Cloud Desk'")]
    [InlineData("hr, cloud, hq", "Contractors", "Ann of the File", "ann@partner.example", "'Cloud Desk', 'Support'")]
    [InlineData("cloud, hq, hr", "Cloud Desk", "Ann of the Cloud", "ann@contoso.com", "'Support', 'Contractors'")]
    public async Task R4_One_object_id_in_three_directories_is_one_person_of_the_first_pairing(
        string precedence, string place, string name, string email, string others)
    {
        ObjectId ann = (await _work.FindInDomainAsync("ann@adsync.test")).Id;
        _work.WriteContractors(new Contractor(ann, "ann@partner.example", "Ann of the File"));
        _work.Tenant.AddToDesk(new GraphUser { Id = ann.ToString(), DisplayName = "Ann of the Cloud", UserPrincipalName = "ann@contoso.com", Mail = "ann@contoso.com" });
        _work.Configure(precedence: precedence.Split(", "));

        JsonNode plan = await _work.PlanAsync();

        JsonNode create = Assert.Single(PlanJson.Actions(plan), action => (string?)action["objectId"] == ann.ToString());
        Assert.Equal(("createUser", place, email), ((string?)create["kind"], (string?)create["pairing"], (string?)create["email"]));
        Assert.Contains(create["changes"]!.AsArray(), change => (string?)change!["field"] == "name" && (string?)change["after"] == name);
        JsonNode note = Assert.Single(PlanJson.Notes(plan), note => (string?)note["code"] == "multiplePairings" && (string?)note["subject"] == email);
        Assert.Contains($"belongs to '{place}'", (string?)note["message"], StringComparison.Ordinal);
        Assert.Contains($"not to {others}", (string?)note["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task R6_A_contractor_who_is_taken_on_in_the_tenant_keeps_their_Rescue_user()
    {
        await using ServiceProvider services = _work.Compose();
        SyncCycle cycle = services.GetRequiredService<SyncCycle>();
        var olga = new Contractor(Another, "olga@partner.example", "Olga Keller");
        _work.WriteContractors(new Contractor(Someone, "mona@contoso.com", "Mona Mover"), olga);
        await RunAsync(cycle);
        NodeId before = Single("mona@contoso.com").Id;

        _work.WriteContractors(olga);
        GraphUser mona = _work.Tenant.AddToDesk(new GraphUser { DisplayName = "Mona Mover", UserPrincipalName = "mona@contoso.com", Mail = "mona@contoso.com" });
        await RunAsync(cycle);
        Assert.Equal((_work.Cloud, true), Place("mona@contoso.com"));

        // From now on the link is that of the tenant's key: it outlives a change of e-mail.
        Graph.Tenant.Change<GraphUser>(mona.Id, user => user with { Mail = "mona.married@contoso.com" });
        await RunAsync(cycle);
        Assert.Equal(before, Single("mona.married@contoso.com").Id);
        Assert.Equal(CycleOutcome.UpToDate, (await RunAsync(cycle)).Outcome);
    }

    [Theory]
    [InlineData(Trouble.Hidden, "Member.Read.Hidden")]
    [InlineData(Trouble.CutShort, "Graph counts 2 members and lists 1")]
    [InlineData(Trouble.Refused, "403")]
    [InlineData(Trouble.Busy, "503")]
    public async Task S1_While_a_group_of_the_tenant_is_incomplete_nobody_is_taken_from_the_side_that_it_feeds(Trouble trouble, string reason)
    {
        _work.WriteContractors(new Contractor(Someone, "carla@partner.example", "Carla Contractor"));
        _work.Account.AddUser(_work.Cloud, "Cleo Cloud", _work.Tenant.Cleo.Mail!);
        _work.Account.AddUser(_work.Cloud, "Carl Cumulus", _work.Tenant.Carl.Mail!);
        _work.Account.AddUser(_work.Cloud, "Left the Tenant", "left@contoso.com");
        _work.Account.AddUser(_work.Support, "Left the Domain", "left@adsync.test");
        _work.Account.AddUser(_work.Contractors, "Left the File", "gone@partner.example");
        _work.Account.AddUser(_work.Account.Administrators, "Was an Administrator", "was@adsync.test");
        Begin(trouble);

        JsonNode incomplete = await _work.PlanAsync();
        (int exitCode, string output) = await _work.ConsoleAsync("apply", "--yes");
        End(trouble);
        JsonNode whole = await _work.PlanAsync();

        Assert.Equal(["disableUser was@adsync.test"], PlanJson.Removals(incomplete));
        Assert.True(PlanJson.Creates(incomplete, "carla@partner.example"));
        Assert.True(PlanJson.Creates(incomplete, "zoe@adsync.test"));
        JsonNode note = Assert.Single(PlanJson.Notes(incomplete), note => (string?)note["code"] == "incompleteRead" && (string?)note["subject"] == ExampleTenant.Desk);
        Assert.Contains(reason, (string?)note["message"], StringComparison.Ordinal);
        Assert.True(exitCode == 0, output);
        Assert.All(
            new[] { _work.Tenant.Cleo.Mail!, _work.Tenant.Carl.Mail!, "left@contoso.com", "left@adsync.test", "gone@partner.example" },
            email => Assert.True(Single(email).IsEnabled, email));
        Assert.Equal(["disableUser gone@partner.example", "disableUser left@adsync.test", "disableUser left@contoso.com"], PlanJson.Removals(whole));
    }

    [Theory]
    [InlineData("ClientSecret", "another-Very-Secret", "AADSTS7000215")]
    [InlineData("CaCertificateFile", null, "certificate")]
    [InlineData("GraphBaseAddress", "http://127.0.0.1:9/v1.0", "at the last of 6 tries")]
    public async Task E2_While_the_tenant_cannot_be_reached_nothing_is_written(string key, string? value, string reason)
    {
        _work.Configure(settings => settings["Directories"]!["cloud"]![key] = value);

        string output = await FailToApplyAsync();

        Assert.Contains(reason, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E2_Nothing_is_written_while_Graph_is_away_and_everything_once_it_is_back()
    {
        Graph.Faults.Add(GraphFault.Status(503, retryAfter: 3600).Always());
        string output = await FailToApplyAsync();
        Assert.Contains("503", output, StringComparison.Ordinal);

        Graph.Faults.Clear();
        (int exitCode, output) = await _work.ConsoleAsync("apply", "--yes");
        Assert.True(exitCode == 0, output);
        Assert.Equal((_work.Cloud, true), Place(_work.Tenant.Cleo.Mail!));
        Assert.Equal((_work.Support, false), Place("left@adsync.test"));
    }

    private async Task<string> FailToApplyAsync()
    {
        _work.WriteContractors(new Contractor(Someone, "carla@partner.example", "Carla Contractor"));
        _work.Account.AddUser(_work.Support, "Left the Domain", "left@adsync.test");

        (int exitCode, string output) = await _work.ConsoleAsync("apply", "--yes");

        Assert.Equal(1, exitCode);
        Assert.Contains("Directory 'cloud'", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Very-Secret", output, StringComparison.Ordinal);
        Assert.Equal(0, _work.Emulator.Calls.Writes);
        Assert.True(Single("left@adsync.test").IsEnabled);
        return output;
    }

    private void Begin(Trouble trouble)
    {
        const string List = "/members?";
        switch (trouble)
        {
            case Trouble.Hidden:
                _work.Tenant.HideDesk();
                break;
            case Trouble.CutShort:
                Graph.Faults.Add(GraphFault.ShortPage().Always() with { Path = List });
                break;
            case Trouble.Refused:
                Graph.Faults.Add(GraphFault.Status(403).Always() with { Path = List });
                break;
            default:
                Graph.Faults.Add(GraphFault.Status(503, retryAfter: 3600).Always() with { Path = List });
                break;
        }
    }

    private void End(Trouble trouble)
    {
        if (trouble == Trouble.Hidden)
        {
            _work.Tenant.GrantHidden();
        }

        Graph.Faults.Clear();
    }

    private static async Task<CycleResult> RunAsync(SyncCycle cycle)
    {
        CycleResult result = await cycle.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Outcome is CycleOutcome.Applied or CycleOutcome.UpToDate, $"{result.Outcome}: {string.Join(" ", result.Preview.Plan.Notes)}");
        return result;
    }

    private EmulatedNode Single(string email) => Assert.Single(_work.Account.FindByEmail(email));

    private (NodeId Parent, bool IsEnabled) Place(string email)
    {
        EmulatedNode node = Single(email);
        return (node.ParentId, node.IsEnabled);
    }
}
