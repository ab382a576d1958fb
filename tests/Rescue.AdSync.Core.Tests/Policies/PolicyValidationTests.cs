using System.Collections.Immutable;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Tests.Policies;

public sealed class PolicyValidationTests
{
    private static readonly Pairing Support = new()
    {
        Directory = new DirectoryName("hq"),
        DirectoryGroup = new ObjectId(Guid.AllBitsSet),
        Target = RescueTarget.Group(new NodeId(100)),
    };

    private static readonly SyncPolicy Sound = new() { Pairings = [Support] };

    public static TheoryData<string, string> Faults => new(Invalid.Select(entry => (entry.Key, entry.Fault)));

    private static (string Key, SyncPolicy Policy, string Fault)[] Invalid =>
    [
        ("no pairings", Sound with { Pairings = [] }, "Pairings: at least one pairing is needed."),
        ("default pairings", Sound with { Pairings = default }, "Pairings: at least one pairing is needed."),
        ("null pairing", Sound with { Pairings = [null!] }, "Pairings:0: the pairing is missing."),
        ("groups", Sound with { MaxGroups = 0 }, "MaxGroups: 0 is too small; at least 1 is needed."),
        ("members", Sound with { MaxMembersPerGroup = -5 }, "MaxMembersPerGroup: -5 is too small; at least 1 is needed."),
        ("masters", Sound with { MinimumMasterAdministrators = 0 }, "MinimumMasterAdministrators: 0 is too small; at least 1 is needed."),
        ("seats", Sound with { MobileSeats = -1 }, "MobileSeats: -1 is too small; at least 0 is needed."),
        ("disables", Sound with { MaxDisables = new Brake(-1, 10) }, "MaxDisables:Count: -1 is too small; at least 0 is needed."),
        ("moves", Sound with { MaxMoves = new Brake(1, -10) }, "MaxMoves:Percent: -10 is too small; at least 0 is needed."),
        ("creates", Sound with { MaxCreates = new Brake(-1, 0) }, "MaxCreates:Count: -1 is too small; at least 0 is needed."),
        ("protected", Sound with { Protected = ["a*", " "] }, "Protected:1: a pattern must not be empty."),
        ("exclude", Sound with { Exclude = [null!] }, "Exclude:0: a pattern must not be empty."),
        ("pairing exclude", With(Support with { Exclude = [string.Empty] }), "Pairings:0:Exclude:0: a pattern must not be empty."),
        ("technicians in root", With(Support with { Target = RescueTarget.Administrators }), "Pairings:0:RescueGroup: 'Administrators' cannot hold the role Technician."),
        ("technicians as masters", With(Support with { Target = RescueTarget.MasterAdministrators }), "Pairings:0:RescueGroup: 'MasterAdministrators' cannot hold the role Technician."),
        ("administrators as masters", With(Support with { Role = Role.Administrator, Target = RescueTarget.MasterAdministrators }), "Pairings:0:RescueGroup: 'MasterAdministrators' cannot hold the role Administrator."),
        ("masters in a group", With(Support with { Role = Role.MasterAdministrator }), "Pairings:0:RescueGroup: '100' cannot hold the role MasterAdministrator."),
        ("masters in root", With(Support with { Role = Role.MasterAdministrator, Target = RescueTarget.Administrators }), "Pairings:0:RescueGroup: 'Administrators' cannot hold the role MasterAdministrator."),
        ("paired twice", With(Support, Support with { Directory = new DirectoryName("HQ"), Target = RescueTarget.Group(new NodeId(101)) }), "Pairings:1:DirectoryGroup: group ffffffff-ffff-ffff-ffff-ffffffffffff is paired on the Technician side already, by Pairings:0 (R1)."),
        ("paired twice among administrators", With(Support with { Role = Role.Administrator }, Support with { Role = Role.MasterAdministrator, Target = RescueTarget.MasterAdministrators }), "Pairings:1:DirectoryGroup: group ffffffff-ffff-ffff-ffff-ffffffffffff is paired on the Administrator side already, by Pairings:0 (R1)."),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Validate_Invalid_NamesKeyValueAndRule(string key, string fault) =>
        Assert.Equal([fault], Invalid.Single(entry => entry.Key == key).Policy.Validate());

    [Fact]
    public void Validate_Valid_HasNoFaults()
    {
        Assert.Empty(Sound.Validate());
        Assert.Empty((Sound with { MobileSeats = 0, MaxDisables = new Brake(0, 0), MaxCreates = null, Protected = default, Exclude = default }).Validate());
        Assert.Empty(With(Support with { Exclude = default }).Validate());
        Assert.Empty(With(Support, Support with { Directory = new DirectoryName("hr") }).Validate());
        Assert.Empty(With(Support, Support with { Role = Role.Administrator, Target = RescueTarget.Administrators }).Validate());
        Assert.Empty(With(Support with { DirectoryGroup = ObjectId.None }, Support with { DirectoryGroup = ObjectId.None }).Validate());
    }

    [Fact]
    public void Validate_ManyFaults_ListsThemAll()
    {
        var policy = new SyncPolicy { Pairings = [Support with { Role = Role.MasterAdministrator }, null!], MaxGroups = 0, Exclude = [""] };
        Assert.Equal(4, policy.Validate().Count);
        Assert.Equal(policy.Validate(), new InvalidPolicyException(policy.Validate()).Faults);
    }

    [Fact]
    public void Defaults_AreThoseThatAreDocumented()
    {
        Assert.Equal((999, 999, 1), (Sound.MaxGroups, Sound.MaxMembersPerGroup, Sound.MinimumMasterAdministrators));
        Assert.Equal((new Brake(5, 10), new Brake(10, 30), null), (Sound.MaxDisables, Sound.MaxMoves, Sound.MaxCreates));
        Assert.Equal((true, NestedGroupMode.Mirror, GuestRule.Include, UnmatchedUserRule.Disable), (Support.FullGroupSync, Support.EffectiveNesting, Support.EffectiveGuests, Support.EffectiveUnmatchedUsers));
        Pairing masters = Support with { Role = Role.MasterAdministrator, FullGroupSync = false };
        Assert.Equal((NestedGroupMode.Flatten, GuestRule.Exclude, UnmatchedUserRule.Leave), (masters.EffectiveNesting, masters.EffectiveGuests, masters.EffectiveUnmatchedUsers));
        Assert.Equal(NestedGroupMode.Direct, (masters with { NestedGroups = NestedGroupMode.Direct }).EffectiveNesting);
        Assert.Equal(["Administrators", "MasterAdministrators", "100"], ImmutableArray.Create(RescueTarget.Administrators, RescueTarget.MasterAdministrators, Support.Target).Select(target => target.ToString()));
    }

    private static SyncPolicy With(params Pairing[] pairings) => Sound with { Pairings = [.. pairings] };
}
