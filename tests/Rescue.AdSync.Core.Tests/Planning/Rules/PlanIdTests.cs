using System.Security.Cryptography;
using System.Text;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Tests.Planning.Rules;

/// <summary>R18: what a plan's id depends on, and what it does not.</summary>
public sealed class PlanIdTests
{
    private const string Small = """
        directory
          group Support: ann bob
          person bob disabled
        rescue
          Technicians
            group Support #100
              bob #201
        pairings
          Support -> #100
        """;

    public static TheoryData<string> Settings => [.. PolicyVariants.Of(Policy).Select(variant => variant.Name)];

    private static SyncPolicy Policy => Given.Input(Small).Policy with
    {
        MaxCreates = new Brake(50, 50),
        Pairings = [Given.Input(Small).Policy.Pairings[0] with { Attributes = new AttributeMap { Nick = AttributeRule.From("givenName"), Description = AttributeRule.From("department") } }],
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void R18_The_id_changes_with_every_setting(string setting)
    {
        (_, SyncPolicy other) = PolicyVariants.Of(Policy).Single(variant => variant.Name == setting);
        Assert.NotEqual(IdOf(Policy), IdOf(other));
    }

    [Fact]
    public void R18_Names_for_people_do_not_change_the_id()
    {
        SyncPolicy policy = Policy;
        SyncPolicy renamed = policy with { Pairings = [policy.Pairings[0] with { DirectoryGroupName = "Service Desk", TargetName = "First Line" }] };
        Assert.Equal(IdOf(policy), IdOf(renamed));
    }

    [Fact]
    public void R18_The_id_changes_with_everything_an_action_does()
    {
        PlanAction action = new UpdateUserAction
        {
            Side = Side.Technician,
            PairingIndex = 0,
            Pairing = "Support",
            DisplayName = "Ann",
            Changes = [new FieldChange(Field.Name, "a", "b")],
            Reason = "why",
        };
        PlanAction[] others =
        [
            action with { Side = Side.Administrator },
            action with { PairingIndex = 1 },
            action with { ObjectId = new ObjectId(Guid.AllBitsSet) },
            action with { NodeId = new NodeId(1) },
            action with { ParentNodeId = new NodeId(1) },
            action with { ParentObjectId = new ObjectId(Guid.AllBitsSet) },
            action with { Email = "ann@example.com" },
            action with { Changes = [new FieldChange(Field.Nick, "a", "b")] },
            action with { Changes = [new FieldChange(Field.Name, null, "b")] },
            action with { Changes = [new FieldChange(Field.Name, "a", "c")] },
            new EnableUserAction { Side = Side.Technician, PairingIndex = 0, Pairing = "Support", DisplayName = "Ann", Changes = action.Changes, Reason = "why" },
        ];
        Assert.Distinct([IdOf(Policy), IdOf(Policy, action), IdOf(Policy, action, action), .. others.Select(other => IdOf(Policy, other))]);
        Assert.Equal(IdOf(Policy, action), IdOf(Policy, action with { Pairing = "Renamed", DisplayName = "Anna", Reason = "because" }));
    }

    [Fact]
    public void R18_The_order_of_actions_counts()
    {
        Plan plan = Given.Plan(Small);
        Assert.Equal(2, plan.Actions.Length);
        Assert.NotEqual(IdOf(plan.Policy, [.. plan.Actions]), IdOf(plan.Policy, [.. plan.Actions.Reverse()]));
    }

    [Theory]
    [InlineData(NodeStatus.Online)]
    [InlineData(NodeStatus.Busy)]
    [InlineData(NodeStatus.Away)]
    [InlineData(NodeStatus.Enabled)]
    [InlineData(NodeStatus.Unknown)]
    public void R18_Presence_does_not_change_the_id(NodeStatus status)
    {
        PlanningInput input = Given.Input(Small);
        IEnumerable<RescueNode> nodes = input.Rescue.Nodes.Select(node => node.Type.IsUser() ? node with { Status = status } : node);
        IEnumerable<UserDetails> details = input.Rescue.Nodes.Select(node => input.Rescue.DetailsOf(node.Id)).OfType<UserDetails>();
        Plan present = ReconciliationPlanner.Plan(input with { Rescue = RescueSnapshot.Create(input.Rescue.Caller, nodes, details) });
        Assert.Equal(ReconciliationPlanner.Plan(input).Id, present.Id);
    }

    [Fact]
    public void R18_Notes_do_not_change_the_id()
    {
        Plan plan = Given.Plan(Small);
        Plan noted = Given.Plan(Small.Replace("directory\n", "directory\n  remark \"Slow today.\"\n", StringComparison.Ordinal));
        Assert.NotEqual(plan.Notes, noted.Notes);
        Assert.Equal(plan.Id, noted.Id);
    }

    [Fact]
    public void R18_The_id_is_the_hash_of_canonical_json()
    {
        PlanAction action = Given.Plan(Small).Actions[0];
        const string Json =
            """{"policy":{"useUpnInsteadOfEmail":false,"useEmailAsSsoId":false,"maxGroups":999,"maxMembersPerGroup":999,"maxDisables":[5,10],"maxMoves":[10,30],"maxCreates":[],"protected":[],"exclude":[],"mobileSeats":null,"minimumMasterAdministrators":1,"pairings":[{"directory":"hq","directoryGroup":"00000001-0001-0000-0000-000000000000","target":"100","role":"Technician","fullGroupSync":true,"nestedGroups":"Mirror","mobileLicense":false,"manageMobileLicense":"Managed","ssoId":null,"guests":null,"unmatchedUsers":null,"exclude":[],"name":["displayName | {givenName} {surname} | userPrincipalName","Always"],"nick":[],"description":[],"ssoIdWrite":"Always"}]},"actions":[{"kind":"DisableUser","side":"Technician","pairing":0,"objectId":"00000001-0000-0000-0000-000000000000","nodeId":"201","parentNodeId":"100","parentObjectId":null,"email":"bob@example.com","changes":[{"field":"Status","before":"Enabled","after":"Disabled"}]}]}""";
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json)));
        Assert.Equal($"sha256:{hash}", IdOf(Given.Input(Small).Policy, action).ToString());
    }

    [Fact]
    public void R18_A_long_plan_is_hashed_like_a_short_one()
    {
        // More than one buffer of JSON, so that it is hashed in pieces.
        PlanAction[] many = [.. Enumerable.Repeat(Given.Plan(Small).Actions[0], 2_000)];
        Assert.Equal(IdOf(Policy, many), IdOf(Policy, many));
        Assert.NotEqual(IdOf(Policy, many), IdOf(Policy, many[1..]));
        Assert.NotEqual(IdOf(Policy, many), IdOf(Policy, [.. many[..1_000], many[0] with { PairingIndex = 7 }, .. many[1_001..]]));
    }

    private static PlanId IdOf(SyncPolicy policy, params PlanAction[] actions) => new Plan(policy, PlanVerdict.Ready, [.. actions], () => []).Id;
}
