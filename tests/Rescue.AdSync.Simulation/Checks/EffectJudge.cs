using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.Simulation.Boundaries;
using Rescue.AdSync.Simulation.Scenarios;
using Rescue.AdSync.Simulation.Worlds;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Checks;

/// <summary>Holds one effect of the synchronisation against the promises, at the very moment.</summary>
internal sealed class EffectJudge(World world, Observer observer)
{
    // What arrives late or twice leaves an empty node too many, and a tree cut short hides one.
    private readonly bool _arrivalsAreCertain = world.Scenario.Incidents.All(incident =>
        incident.Kind is not (IncidentKind.DeliverLate or IncidentKind.DeliverTwice or IncidentKind.CutAnswer));

    private readonly RunTally _tally = new(world, observer);
    private readonly HashSet<(RunId Run, int Index)> _created = [];

    public void RunBegins() => _tally.RunBegins();

    public void Judge(SentCall call, EmulatedNode? before, EmulatedNode? after, int tick, bool isLate)
    {
        if (after is null)
        {
            world.Note("nothing is deleted", $"{call} deleted node {before!.Id}.");
            return;
        }

        if (before is null)
        {
            JudgeCreate(call, after, tick, isLate);
            return;
        }

        Field[] changed = [.. NodeFields.All.Where(field => !NodeFields.Same(field, NodeFields.Of(before, field), NodeFields.Of(after, field)))];
        observer.Effects.Add(new Effect(tick, call, isLate, before, after, TakingPart(call, before, after, changed)));
        JudgeFields(call, before, after, changed, isLate);
        JudgeProtection(call, before, after);
        if (before.Type.IsUser() && !isLate)
        {
            JudgeRemovals(call, before, after);
            JudgeFill(call, before, after);
        }
    }

    private void JudgeFill(SentCall call, EmulatedNode before, EmulatedNode after)
    {
        if (NodeFields.IsEmptyUser(before) && !NodeFields.IsEmptyUser(after) && !call.Declared.IsEmpty)
        {
            JudgeWhole(call, after);
            JudgeNobodyElse(call, after);
        }
    }

    /// <summary>R10, E3: whoever is made is given all that a create gives, however many runs it takes.</summary>
    private void JudgeWhole(SentCall call, EmulatedNode after)
    {
        AttributeMap map = world.Policy.Pairings[call.Declared[0].Action.PairingIndex].Pairing.Attributes;
        if ((IsGiven(map.Nick) && after.Nick.Length == 0) || (IsGiven(map.Description) && after.Description.Length == 0))
        {
            world.Note("whoever is made is made whole", $"{call} leaves out what is set at a create.");
        }
    }

    private static bool IsGiven(AttributeRule? rule) => rule is { Write: not WriteRule.Never };

    /// <summary>R6: whoever is to have an SSO id that a user has already is that user, and nobody new.</summary>
    private void JudgeNobodyElse(SentCall call, EmulatedNode after)
    {
        if (after.SsoId.Length == 0)
        {
            return;
        }

        foreach (EmulatedNode other in world.Account.Nodes.Where(node => node.Id != after.Id && node.Type.SideOf() == after.Type.SideOf() && Same(node.SsoId, after.SsoId)))
        {
            world.Note("nobody is there twice", $"{call} makes {after.Email} with the SSO id '{after.SsoId}', which node {other.Id} has.");
        }
    }

    private static List<(RunId Run, RunAction Action)> TakingPart(SentCall call, EmulatedNode? before, EmulatedNode after, Field[] changed) =>
        [.. call.Declared
            .Where(action => before is null || action.Action.Changes.Any(change => changed.Contains(change.Field) && NodeFields.Same(change.Field, change.After, NodeFields.Of(after, change.Field))))
            .Select(action => (call.RunId, action))];

    private void JudgeCreate(SentCall call, EmulatedNode after, int tick, bool isLate)
    {
        if (call.Declared.IsEmpty)
        {
            world.Note("every effect is written down before", $"{call} made node {after.Id}, and the journal knows of no such create.");
        }

        // Of creates in one parent of which nobody knows what became, it is the latest that is being sent.
        else if (!isLate && !_created.Add((call.RunId, call.Declared[^1].Index)))
        {
            world.Note("a create is sent once", $"{call} made node {after.Id}, and there was an unclear answer to the same create before.");
        }

        if (!isLate && !call.Declared.IsEmpty)
        {
            JudgeSecondCreate(call, after);
            if (after.Type.IsUser())
            {
                _tally.Made(call, after);
            }
        }

        observer.Effects.Add(new Effect(tick, call, isLate, null, after, TakingPart(call, null, after, [])));
    }

    /// <summary>E3: a node that an earlier run made for the same person or group, and did not get to fill, is finished; no other is made.</summary>
    private void JudgeSecondCreate(SentCall call, EmulatedNode after)
    {
        // Whoever was made by hand comes before an empty node.
        if (!_arrivalsAreCertain || observer.PeopleCameOrWentByHand)
        {
            return;
        }

        PlanAction create = call.Declared[^1].Action;
        foreach (Effect earlier in observer.Effects.Where(effect => effect is { Before: null, IsLate: false } && effect.Tick < observer.PlannedAt))
        {
            bool isSame = earlier.Call.Declared[^1].Action is var made && made.Kind == create.Kind && made.ObjectId == create.ObjectId && made.Side == create.Side
                && earlier.After.Type == after.Type;
            if (isSame && world.Account.Find(earlier.After.Id) is { Name.Length: 0, Email.Length: 0 } && !IsLinked(earlier.After.Id))
            {
                world.Note("a create is sent once", $"{call} made node {after.Id}, and node {earlier.After.Id} had been made for the same before, and is still empty.");
            }
        }
    }

    // Empty nodes are all alike: one may have been taken for another's, and is filled for them.
    private bool IsLinked(NodeId node) => world.Store.Inner.LoadAsync().GetAwaiter().GetResult().Links.Any(link => link.Node == node);

    private void JudgeFields(SentCall call, EmulatedNode before, EmulatedNode after, Field[] changed, bool isLate)
    {
        foreach (Field field in changed)
        {
            if (field == Field.Status && !before.Type.IsUser() && before.Name.Length == 0)
            {
                // A new group takes its status, as its permissions, from the group it stands in (R3).
                continue;
            }

            FieldChange? declared = call.Declared.Select(action => action.Action.ChangeOf(field)).FirstOrDefault(change => change is not null && NodeFields.Same(field, change.After, NodeFields.Of(after, field)));
            if (declared is null)
            {
                JudgeUnmanaged(call, field, before, after, isLate);
            }
            else if (!WasDeclaredNew(call, field) && !NodeFields.Same(field, declared.Before, NodeFields.Of(before, field)) && !MayDiffer(call, field, isLate))
            {
                world.Note("the history says what was there before", $"{call} changed {field} from '{NodeFields.Of(before, field)}', and the journal says from '{declared.Before}'.");
            }
        }

        if (before.HasRpatAddOn != after.HasRpatAddOn && !(call.Read?.Node?.HasRpatAddOn == after.HasRpatAddOn && observer.WasChangedSince(before.Id, call.Read.Tick, alsoByUs: isLate)))
        {
            world.Note("what is not managed stays", $"{call} changed the RPAT add-on of node {before.Id}.");
        }

        bool isNewGroup = call.Declared.Any(action => action.Action.Kind == ActionKind.CreateGroup) || before.Name.Length == 0;
        if (!before.Type.IsUser() && !isNewGroup && !before.Permissions.SequenceEqual(after.Permissions))
        {
            world.Note("what is not managed stays", $"{call} changed the permissions of group {before.Id}.");
        }
    }

    private static bool WasDeclaredNew(SentCall call, Field field) => call.Declared.Any(action =>
        action.Action.Kind is ActionKind.CreateUser or ActionKind.CreateGroup || (action.Action.NodeId is null && action.Action.ChangeOf(field) is not null));

    // The parent of a move is not read once more right before, so it is known as of the last read of the tree.
    private bool MayDiffer(SentCall call, Field field, bool isLate) => call.Read is null
        || observer.WasChangedSince(call.Node, field == Field.Parent ? Math.Min(call.Read.Tick, call.TreeReadAt) : call.Read.Tick, alsoByUs: isLate);

    private void JudgeUnmanaged(SentCall call, Field field, EmulatedNode before, EmulatedNode after, bool isLate)
    {
        if (call.Declared.IsEmpty)
        {
            world.Note("every effect is written down before", $"{call} changed {field} of node {before.Id} from '{NodeFields.Of(before, field)}' to '{NodeFields.Of(after, field)}', and the journal knows of nothing.");
            return;
        }

        // A record that was changed between our reading and our writing goes back as we read it: that is the one window there is.
        bool inWindow = call.Read is { Node: { } read } && NodeFields.Same(field, NodeFields.Of(read, field), NodeFields.Of(after, field))
            && observer.WasChangedSince(before.Id, call.Read.Tick, alsoByUs: isLate);
        if (!inWindow)
        {
            world.Note("what is not managed stays", $"{call} changed {field} of node {before.Id} from '{NodeFields.Of(before, field)}' to '{NodeFields.Of(after, field)}', which no action says.");
        }
    }

    private void JudgeProtection(SentCall call, EmulatedNode before, EmulatedNode after)
    {
        if ((Protection(call, before) ?? Protection(call, after)) is { } why && observer.RightsEditedAt <= (call.Read?.Tick ?? 0))
        {
            world.Note("nobody protected is written to", $"{call} changed node {before.Id}, {why}.");
        }
    }

    private string? Protection(SentCall call, EmulatedNode node)
    {
        if (!node.Type.IsUser())
        {
            return null;
        }

        if (node.IsAccountHolder)
        {
            return "the account holder";
        }

        if (node.Id == world.Account.Caller || Same(node.Email, EmulatedAccount.DefaultCallerEmail))
        {
            return "the user behind the credential";
        }

        // What arrives late was sent by whoever knew the configuration of then.
        return call.Policy!.Protected.Any(pattern => Same(node.Email, pattern)) ? "protected by the policy" : null;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private void JudgeRemovals(SentCall call, EmulatedNode before, EmulatedNode after)
    {
        bool disables = before.IsEnabled && !after.IsEnabled;
        bool moves = before.ParentId != after.ParentId;
        bool frees = before.HasMobileAddOn && !after.HasMobileAddOn;
        if (disables)
        {
            JudgeMasters(call, before);
            JudgeEmptied(call);
        }

        // What no action says went back with the record, as it was read: JudgeUnmanaged holds that to its window, and no plan counted it.
        if (disables && Says(call, ActionKind.DisableUser))
        {
            _tally.Disabled(call, before.Id);
        }

        if (moves && Says(call, ActionKind.MoveUser))
        {
            _tally.Moved(call, after);
        }

        if ((disables || moves || frees) && call.Declared.Any(action => IsRemoval(action.Action.Kind) && observer.Incomplete[(int)action.Action.Side]))
        {
            world.Note("unknown is not empty", $"{call} takes something away from node {before.Id}, and not everything of that side could be read.");
        }
    }

    private static bool Says(SentCall call, ActionKind kind) => call.Declared.Any(action => action.Action.Kind == kind);

    private static bool IsRemoval(ActionKind kind) => kind is ActionKind.DisableUser or ActionKind.MoveUser or ActionKind.FreeMobile;

    private void JudgeMasters(SentCall call, EmulatedNode before)
    {
        if (before.Type != NodeType.MasterAdministrator)
        {
            return;
        }

        int left = world.Account.Nodes.Count(node => node.Type == NodeType.MasterAdministrator && node.IsEnabled && node.Email.Length > 0);
        if (left < world.Policy.Sync.MinimumMasterAdministrators && observer.RightsEditedAt <= call.TreeReadAt)
        {
            world.Note("enough master administrators remain", $"{call} leaves {left} enabled master administrators, and {world.Policy.Sync.MinimumMasterAdministrators} must remain.");
        }
    }

    private void JudgeEmptied(SentCall call)
    {
        // What an undo takes back, it takes back for no group's sake; and its pairings may be gone from the configuration.
        if (!observer.IsApproved && observer.Emptied.Count > 0 && call.Declared.Any(action => action.Action.Kind == ActionKind.DisableUser && observer.Emptied.Contains(world.Policy.Pairings[action.Action.PairingIndex].Group)))
        {
            world.Note("an emptied group is no order", $"{call} disables somebody because a group lost all its members, and nobody approved it.");
        }
    }
}
