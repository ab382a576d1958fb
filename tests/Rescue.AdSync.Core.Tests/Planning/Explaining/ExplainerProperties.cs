using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.Tests.Planning.Properties;
using Rescue.AdSync.Tests.Planning.Rules;

namespace Rescue.AdSync.Tests.Planning.Explaining;

/// <summary>An explanation never says anything else than the plan does, whatever the world looks like.</summary>
public sealed class ExplainerProperties
{
    [Fact]
    public void It_explains_the_very_plan() => Given.InEveryWorld(world =>
    {
        Plan plan = ReconciliationPlanner.Plan(world.Input());
        var explainer = new PlanExplainer(world.Input());
        _ = explainer.Everybody().Count();
        Assert.Equal(plan.Id, explainer.Plan.Id);
        Assert.Equal(plan.Notes, explainer.Plan.Notes);
    });

    [Fact]
    public void Each_action_on_a_user_is_in_the_explanation_of_one_person_and_no_other() => Given.InEveryWorld(world =>
    {
        var explainer = new PlanExplainer(world.Input());
        PlanAction[] explained = [.. explainer.Everybody().SelectMany(person => person.Sides).SelectMany(side => side.Actions)];
        PlanAction[] planned = [.. explainer.Plan.Actions.Where(action => action.Kind is not (ActionKind.CreateGroup or ActionKind.UpdateGroup))];
        Assert.Equal(planned.Length, explained.Length);
        Assert.Equal(new HashSet<PlanAction>(planned, ReferenceEqualityComparer.Instance), new HashSet<PlanAction>(explained, ReferenceEqualityComparer.Instance));
    });

    [Fact]
    public void The_actions_about_somebody_are_those_that_bear_their_ids() => Given.InEveryWorld(world =>
    {
        var explainer = new PlanExplainer(world.Input());
        foreach ((Explanation person, SideExplanation side) in Sides(explainer))
        {
            PlanAction[] planned = [.. explainer.Plan.Actions.Where(action => action.Side == side.Side
                && action.Kind is not (ActionKind.CreateGroup or ActionKind.UpdateGroup)
                && (action.NodeId is { } node ? node == side.Node?.Id : action.ObjectId == person.Person?.Id && person.Person is not null))];
            Assert.Equal(planned.Select(action => action.Kind), side.Actions.Select(action => action.Kind));
            Assert.Equal(side.Actions.Length > 0, side.Verdict == SideVerdict.WillChange);
        }
    });

    [Fact]
    public void R4_Somebody_is_wanted_exactly_by_the_way_that_was_taken() => Given.InEveryWorld(world =>
    {
        PlanningInput input = world.Input();
        PlanningFindings findings = ReconciliationPlanner.Work(input);
        foreach ((Explanation person, SideExplanation side) in Sides(new PlanExplainer(input)))
        {
            Place? place = PlaceOf(findings, person, side.Side);
            Assert.Equal(place is not null, side.IsWanted);
            Assert.Equal(place is null ? 0 : 1, side.Paths.Count(path => path.Verdict == PathVerdict.Taken));
            if (place is null)
            {
                continue;
            }

            MembershipPath taken = side.Paths[0];
            Assert.Equal(PathVerdict.Taken, taken.Verdict);
            Assert.Equal(place.Pairing.Index, taken.PairingIndex);
            Assert.Equal(place.Pairing.Pairing.DirectoryGroup, taken.Groups[0].Id);
            Assert.Equal((place.Pairing.Index, place.Group.Id), (side.Place!.PairingIndex, side.Place.Group));
            Assert.Equal(place.Node == NodeIndex.None ? null : findings.Run.Nodes.Nodes[place.Node].Id, side.Place.Node);
        }
    });

    [Fact]
    public void Ways_are_memberships_each_said_once_and_all_but_the_taken_one_say_why_not() => Given.InEveryWorld(world =>
    {
        foreach ((Explanation person, SideExplanation side) in Sides(new PlanExplainer(world.Input())))
        {
            Assert.Distinct(side.Paths.Select(path => (path.PairingIndex, string.Join('>', path.Groups.Select(group => group.Id)))));
            foreach (MembershipPath path in side.Paths)
            {
                Pairing pairing = world.Policy.Pairings[path.PairingIndex];
                Assert.Equal(side.Side, pairing.Side);
                Assert.Equal(pairing.DirectoryGroup, path.Groups[0].Id);
                WorldGroup[] groups = [.. path.Groups.Select(group => world.Groups.Single(known => known.Directory == pairing.Directory && known.Id == group.Id))];
                Assert.Contains(person.Person!.Id, groups[^1].Members);
                Assert.All(groups.Zip(groups.Skip(1)), step => Assert.Contains(step.Second.Id, step.First.Members));
                Assert.Equal(path.Verdict == PathVerdict.Taken, path.Reason is null);
            }
        }
    });

    [Fact]
    public void R8_Whoever_is_in_step_sits_in_their_place_and_signs_in_as_the_directory_says() => Given.InEveryWorld(world =>
    {
        foreach ((Explanation person, SideExplanation side) in Sides(new PlanExplainer(world.Input())))
        {
            if (side is not { Verdict: SideVerdict.InStep, IsWanted: true } || !world.Policy.Pairings[side.Place!.PairingIndex].FullGroupSync)
            {
                continue;
            }

            bool active = person.Person!.State == AccountState.Enabled;
            Assert.True(active ? side.Node is { IsEnabled: true } : side.Node is null or { IsEnabled: false }, $"{person.Name} {side.Summary}");
            if (active)
            {
                Assert.Equal(side.Place.Node, side.Node!.ParentId);
                string? wanted = world.Policy.UseUpnInsteadOfEmail ? person.Person.UserPrincipalName : person.Person.Mail;
                Assert.Equal(EmailAddress.From(wanted), side.Node.Email);
            }
        }
    });

    [Fact]
    public void R17_The_order_in_which_things_are_listed_has_no_meaning() => Given.InEveryWorld(world => Assert.Equal(
        new PlanExplainer(world.Input()).Everybody().Select(Text),
        new PlanExplainer(world.Shuffled(11).Input()).Everybody().Select(Text)));

    [Fact]
    public void Everybody_is_found_by_their_ids_and_by_what_they_are_called() => Given.InEveryWorld(world =>
    {
        var explainer = new PlanExplainer(world.Input());
        foreach (Explanation somebody in explainer.Everybody())
        {
            IEnumerable<string?> names = somebody.Person is { } person
                ? [person.Id.ToString(), person.Mail, person.UserPrincipalName, somebody.Sides.FirstOrDefault(side => side.Node is not null)?.Node!.Id.ToString()]
                : [somebody.Sides[0].Node!.Id.ToString()];
            Assert.All(names.OfType<string>(), name => Assert.Contains(Text(somebody), explainer.Find(name).Select(Text)));
        }
    });

    [Fact]
    public void R17_No_tree_makes_it_throw() => CsCheck.Check.Sample(
        ArbitraryInputProperties.Arbitrary,
        input => Assert.All(
            new PlanExplainer(input.World.Input() with { Rescue = input.Rescue }).Everybody(),
            person => Assert.All(person.Sides, side => Assert.False(string.IsNullOrWhiteSpace(side.Summary)))),
        iter: 1_500);

    [Fact]
    public void Every_verdict_occurs()
    {
        SideExplanation[] sides = [.. WorldGen.Some(3_000).AsParallel().SelectMany(world => new PlanExplainer(world.Input()).Everybody()).SelectMany(person => person.Sides)];
        Assert.Equal(Enum.GetValues<SideVerdict>(), sides.Select(side => side.Verdict).Distinct().Order());
        Assert.Equal(Enum.GetValues<PathVerdict>(), sides.SelectMany(side => side.Paths).Select(path => path.Verdict).Distinct().Order());
        Assert.Equal(Enum.GetValues<MatchMeans>(), sides.Select(side => side.Match).Distinct().Order());
    }

    private static IEnumerable<(Explanation Person, SideExplanation Side)> Sides(PlanExplainer explainer) =>
        explainer.Everybody().SelectMany(person => person.Sides.Select(side => (person, side)));

    private static Place? PlaceOf(PlanningFindings findings, Explanation person, Side side)
    {
        if (findings.People?.Members[(int)side] is not { } members || person.Person is null)
        {
            return null;
        }

        int user = Enumerable.Range(0, findings.Run.Directory.UserCount).First(user => findings.Run.Directory.User(user).Id == person.Person.Id);
        return members[user];
    }

    private static string Text(Explanation person) => string.Join('\n',
        [
            $"{person.Name} {person.Person?.Id} {person.PlanVerdict} {string.Join(' ', person.PlanHeldBecause)}",
            .. person.Sides.Select(side => string.Join(' ',
                [
                    $"{side.Side} {side.Verdict} {side.Summary} {side.Place} {side.Match} {side.Node?.Id} {side.Scope} {side.ProtectedBecause} {side.HasMorePaths}",
                    .. side.Paths.Select(path => $"{path.PairingIndex} {path} {path.Verdict} {path.Reason}"),
                    .. side.Actions.Select(action => $"{action.Kind} {action.NodeId} {action.ObjectId} {action.Reason}"),
                    .. side.Withheld.Select(withheld => $"{withheld.Action.Kind} {withheld.Because}"),
                    .. side.Notes.Select(note => note.ToString()),
                ])),
        ]);
}
