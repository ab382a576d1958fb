using System.Collections.Immutable;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.Directories;
using Rescue.AdSync.Execution;
using Rescue.AdSync.History;
using Rescue.AdSync.Planning;
using Rescue.AdSync.Policies;
using Rescue.AdSync.Simulation.Scenarios;
using Rescue.AdSync.Simulation.Worlds;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing;

namespace Rescue.AdSync.Simulation.Checks;

/// <summary>Holds the account against the rules once nothing changes any more; knows the rules, and not the planner.</summary>
internal sealed class EndState
{
    // Notes that say: this pairing, or these people, are left alone on purpose.
    private static readonly NoteCode[] Freezes = [NoteCode.GroupNotFound, NoteCode.AmbiguousMatch, NoteCode.TargetKindMismatch, NoteCode.OverMemberLimit, NoteCode.EmptiedGroup, NoteCode.UnsoundTree];

    private readonly World _world;
    private readonly HashSet<string> _noted;
    private readonly Dictionary<(ObjectId, Side), NodeId> _links = [];

    public EndState(World world, Preview last)
    {
        _world = world;
        _noted = last.Plan.Notes
            .Where(note => note.Severity != NoteSeverity.Info || note.Code == NoteCode.Protected)
            .Select(note => note.Subject).ToHashSet(StringComparer.OrdinalIgnoreCase);
        JudgesPeople = !last.Plan.Notes.Any(note => Freezes.Contains(note.Code));
    }

    /// <summary>Gets a value indicating whether no pairing is left alone, so that everybody can be held against the rules.</summary>
    public bool JudgesPeople { get; }

    public async Task JudgeAsync()
    {
        SyncState state = await _world.Store.Inner.LoadAsync();
        foreach (Link link in state.Links)
        {
            _links[(link.ObjectId, link.Side)] = link.Node;
        }

        await JudgeHistoryAsync(state);
        JudgeNobodyTwice();
        if (JudgesPeople)
        {
            foreach (Side side in Enum.GetValues<Side>())
            {
                JudgeSide(side);
            }
        }
    }

    private void Note(string rule, string what) => _world.Note(rule, what);

    private async Task JudgeHistoryAsync(SyncState state)
    {
        foreach (OpenAction open in state.OpenActions)
        {
            Note("the history is settled", $"{open.Action.Action.Kind} of node {open.Action.Node} in run {open.Run} is still being sent.");
        }

        foreach (RunSummary run in await _world.Store.History.ListRunsAsync())
        {
            if (run.End.Outcome == RunOutcome.Running)
            {
                Note("the history is settled", $"Run {run.Id} never ended.");
            }
        }

        foreach (Effect effect in _world.Observer.Effects.Where(effect => !effect.IsLate))
        {
            foreach ((RunId run, RunAction action) in effect.Actions)
            {
                JudgeRecord(effect, run, action);
            }
        }
    }

    /// <summary>What took effect must not stand in the history as if it had not, unless somebody undid it before we could look.</summary>
    private void JudgeRecord(Effect effect, RunId run, RunAction action)
    {
        RunAction now = _world.Store.Known[(run, action.Index)].Action;
        bool isHalf = effect.Before is null && now.State == ActionState.Failed;
        bool isDenied = now.State is ActionState.Failed or ActionState.NotTried or ActionState.Refused;
        if (isDenied && !isHalf && !_world.Observer.WasChangedSince(effect.After.Id, effect.Tick, alsoByUs: false))
        {
            Note("what was done is called done", $"{effect.Call} took effect, and the history says {now.State}: {now.Message}");
        }
    }

    private void JudgeNobodyTwice()
    {
        var made = _world.Observer.Effects
            .Where(effect => effect is { Before: { } before } && NodeFields.IsEmptyUser(before) && effect.After.Email.Length > 0)
            .SelectMany(effect => effect.Actions.Select(action => (action.Action.Action.ObjectId, action.Action.Action.Side, effect.After.Id)))
            .Where(entry => entry.ObjectId is not null && _world.Account.Find(entry.Id) is not null)
            .Distinct()
            .GroupBy(entry => (entry.ObjectId, entry.Side));
        foreach (var person in made.Where(person => person.Count() > 1))
        {
            Note("nobody is there twice", $"{person.Key.ObjectId} was made as nodes {string.Join(" and ", person.Select(entry => entry.Id))}.");
        }
    }

    private void JudgeSide(Side side)
    {
        var wanted = new Dictionary<ObjectId, (int Pairing, int Group)>();
        for (int i = 0; i < _world.Policy.Pairings.Length; i++)
        {
            (int group, Pairing pairing, NodeId _) = _world.Policy.Pairings[i];
            if (pairing.Side == side)
            {
                Place(wanted, i, group, pairing);
            }
        }

        var members = new Dictionary<(int Pairing, int Group), int>();
        foreach ((int index, DirectoryUser user) in _world.Directory.People)
        {
            if (wanted.TryGetValue(user.Id, out (int Pairing, int Group) place) && !_noted.Contains(user.Mail!) && user.State != AccountState.Unknown)
            {
                JudgePerson(user, side, place);
                JudgeLimit(members, user, place);
            }
        }

        JudgeOthers(side, wanted);
    }

    /// <summary>R4: the first pairing, then the shallowest group, then the least key.</summary>
    private void Place(Dictionary<ObjectId, (int Pairing, int Group)> wanted, int index, int root, Pairing pairing)
    {
        foreach ((int group, int _) in _world.Directory.Closure(root).OrderBy(entry => entry.Depth).ThenBy(entry => entry.Group))
        {
            if (group != root && pairing.NestedGroups == NestedGroupMode.Direct)
            {
                continue;
            }

            bool mirrors = pairing.NestedGroups == NestedGroupMode.Mirror && pairing.Role != Role.MasterAdministrator;
            foreach ((int _, DirectoryUser user) in _world.Directory.People)
            {
                if (_world.Directory.IsMember(group, user.Id) && !_world.Policy.Sync.Exclude.Contains(user.Mail!, StringComparer.OrdinalIgnoreCase))
                {
                    wanted.TryAdd(user.Id, (index, mirrors ? group : root));
                }
            }
        }
    }

    /// <summary>R15: a group that too many belong to is left alone, and a note says so.</summary>
    private void JudgeLimit(Dictionary<(int Pairing, int Group), int> members, DirectoryUser user, (int Pairing, int Group) place)
    {
        if (user.State == AccountState.Enabled && _world.Policy.Pairings[place.Pairing].Pairing.FullGroupSync)
        {
            members[place] = members.GetValueOrDefault(place) + 1;
            if (members[place] > _world.Policy.Sync.MaxMembersPerGroup)
            {
                Note("limits hold", $"{members[place]} people belong in group {WorldSpec.GroupNames[place.Group]}, {_world.Policy.Sync.MaxMembersPerGroup} may be there, and no note says so.");
            }
        }
    }

    private void JudgePerson(DirectoryUser user, Side side, (int Pairing, int Group) place)
    {
        (int root, Pairing pairing, NodeId target) = _world.Policy.Pairings[place.Pairing];
        EmulatedNode[] nodes = [.. _world.Account.FindByEmail(user.Mail!).Where(node => node.Type.SideOf() == side)];
        EmulatedNode? linked = _links.TryGetValue((user.Id, side), out NodeId link) ? _world.Account.Find(link) : null;
        if (user.State != AccountState.Enabled)
        {
            // A link goes before an e-mail (R6): a second node of somebody who has one is a stranger (R9).
            foreach (EmulatedNode node in linked is null ? nodes : [linked, .. nodes.Where(node => PairingOver(node, side) is { } over && DisablesStrangers(over))])
            {
                JudgeDisabled(node, $"{user.Mail}, who is {user.State} in the directory");
            }

            return;
        }

        if (!pairing.FullGroupSync)
        {
            if (linked is { IsEnabled: false, Email.Length: > 0 } && !IsNoted(linked))
            {
                Note("whoever is wanted can sign in", $"{user.Mail} (node {linked.Id}) is active, and disabled in Rescue.");
            }

            return;
        }

        if (nodes.Length != 1)
        {
            Note("whoever is wanted is there once", $"{user.Mail} is there {nodes.Length} times on the {side} side.");
            return;
        }

        EmulatedNode? group = place.Group == root ? _world.Account.Find(target)
            : _links.TryGetValue((SimulatedDirectory.GroupId(place.Group), side), out NodeId mirrored) ? _world.Account.Find(mirrored) : null;
        JudgeNode(user, pairing, nodes[0], group, link);
    }

    private void JudgeNode(DirectoryUser user, Pairing pairing, EmulatedNode node, EmulatedNode? group, NodeId link)
    {
        var faults = new List<string>();
        void Require(bool isSo, string fault)
        {
            if (!isSo)
            {
                faults.Add(fault);
            }
        }

        Require(node.IsEnabled, "is disabled");
        Require(group is not null && node.ParentId == group.Id, $"sits in node {node.ParentId} and belongs in {group?.Id.ToString() ?? "a group that is missing"}");
        Require(link == node.Id, $"is linked to node {link}");
        AttributeMap map = pairing.Attributes;
        Require(!Follows(map.Name, user) || node.Name == user.DisplayName, $"is called '{node.Name}' and not '{user.DisplayName}'");
        Require(!Follows(map.Nick, user) || node.Nick == user.GivenName, $"has the nick '{node.Nick}'");
        Require(!Follows(map.Description, user) || node.Description == user.Department, $"has the description '{node.Description}'");
        Require(pairing.SsoId is null or SsoIdSource.None || map.SsoId != WriteRule.Always || node.SsoId == user.Mail, $"has the SSO id '{node.SsoId}'");
        Require(!pairing.MobileLicense || node.HasMobileAddOn || _world.Account.MobileSeatsTaken >= _world.Account.MobileSeats, "lacks a mobile licence");
        if (faults.Count > 0)
        {
            Note("whoever is wanted is as the rules say", $"{user.Mail} (node {node.Id}) {string.Join(", ", faults)}.");
        }
    }

    /// <summary>R10: what is written at a create only, or not at all, or has nothing to be made of, stays as it is.</summary>
    private static bool Follows(AttributeRule? rule, DirectoryUser user) => rule is { Write: WriteRule.Always } && rule.Source.ValueFor(user) is not null;

    /// <summary>R9, R12: whoever else is in scope may not sign in, and holds no licence; empty nodes are accounted for.</summary>
    private void JudgeOthers(Side side, Dictionary<ObjectId, (int Pairing, int Group)> wanted)
    {
        HashSet<NodeId> theirs = [.. _links.Where(link => link.Key.Item2 == side && wanted.ContainsKey(link.Key.Item1)).Select(link => link.Value)];
        HashSet<string> mails = _world.Directory.People.Where(person => wanted.ContainsKey(person.User.Id)).Select(person => person.User.Mail!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        HashSet<NodeId> linked = [.. _links.Values];
        foreach (EmulatedNode node in _world.Account.Nodes)
        {
            if (!node.Type.IsUser() || PairingOver(node, side) is not { } pairing || theirs.Contains(node.Id) || (node.Email.Length > 0 && mails.Contains(node.Email)))
            {
                continue;
            }

            if (NodeFields.IsEmptyUser(node))
            {
                if (!_noted.Contains(node.Id.ToString()))
                {
                    Note("no empty node goes without a word", $"Node {node.Id} is empty, nobody is linked to it, and no note says so.");
                }
            }
            else if (linked.Contains(node.Id) || DisablesStrangers(pairing))
            {
                JudgeDisabled(node, $"{node}, who is wanted nowhere");
            }
        }
    }

    private static bool DisablesStrangers(Pairing pairing) =>
        (pairing.UnmatchedUsers ?? (pairing.FullGroupSync ? UnmatchedUserRule.Disable : UnmatchedUserRule.Leave)) == UnmatchedUserRule.Disable;

    private void JudgeDisabled(EmulatedNode node, string who)
    {
        if (!IsNoted(node) && (node.IsEnabled || node.HasMobileAddOn))
        {
            Note("whoever is not wanted cannot sign in", $"{who} (node {node.Id}), {(node.IsEnabled ? "is enabled" : "holds a mobile licence")}.");
        }
    }

    private bool IsNoted(EmulatedNode node) =>
        _noted.Contains(node.Email) || _noted.Contains(node.Id.ToString()) || node.IsAccountHolder || node.Id == _world.Account.Caller;

    /// <summary>Finds the pairing in whose scope a node sits.</summary>
    private Pairing? PairingOver(EmulatedNode node, Side side)
    {
        foreach ((int _, Pairing pairing, NodeId target) in _world.Policy.Pairings.Where(pairing => pairing.Pairing.Side == side))
        {
            if (node.ParentId == target)
            {
                return pairing;
            }

            bool isDeep = pairing.NestedGroups == NestedGroupMode.Mirror && pairing.Role != Role.MasterAdministrator;
            for (EmulatedNode? group = _world.Account.Find(node.ParentId); isDeep && group is not null; group = _world.Account.Find(group.ParentId))
            {
                if (group.Id == target)
                {
                    return pairing;
                }
            }
        }

        return null;
    }
}
