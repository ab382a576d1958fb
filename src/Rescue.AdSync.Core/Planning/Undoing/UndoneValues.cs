using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>R7, R11: an e-mail or SSO id is not given back while somebody else has it, or may have it.</summary>
/// <remarks>Rescue refuses an e-mail that is taken, and with it all else that the write says; an SSO id it might let both have.</remarks>
internal sealed class UndoneValues
{
    private readonly PlanningRun _run;
    private readonly ActionList _actions;
    private readonly Field _field;
    private readonly ILookup<string, int> _holders;
    private readonly int _unread;

    private UndoneValues(PlanningRun run, ActionList actions, Field field)
    {
        _run = run;
        _actions = actions;
        _field = field;

        // Anybody on either side may have the value by now, so everybody is looked at.
        int[] users = [.. Enumerable.Range(0, run.Nodes.Nodes.Length).Where(node => run.Nodes.Types[node].IsUser())];
        _holders = users.Where(node => ValueOf(node) is not null).ToLookup(node => ValueOf(node)!, StringComparer.OrdinalIgnoreCase);
        _unread = field == Field.SsoId
            ? users.FirstOrDefault(node => run.Rescue.DetailsAt(node) is null && run.Rescue.IsUnreadable(node), NodeIndex.None)
            : NodeIndex.None;
    }

    /// <summary>Takes out of the plan what would not be unique, and notes it.</summary>
    public static void KeepUnique(PlanningRun run, ActionList actions, Field field)
    {
        if (!actions.Entries.Any(entry => Restored(entry, field) is not null))
        {
            return;
        }

        var values = new UndoneValues(run, actions, field);

        // Whoever keeps theirs may be the one that somebody else waits for, so all are looked at again.
        while (values.TakeOutTaken())
        {
        }

        if (field == Field.Email)
        {
            values.PutBehindGivers();
        }
    }

    private static string? Restored(ActionList.Entry entry, Field field) =>
        entry.Action is UpdateUserAction update ? update.ChangeOf(field)?.After : null;

    private bool TakeOutTaken()
    {
        HashSet<int> givers = [.. _actions.Entries.Where(entry => entry.Action is UpdateUserAction && entry.Action.ChangeOf(_field) is not null).Select(entry => entry.Node)];
        IReadOnlyList<ActionList.Entry> taken = _actions.TakeOut(entry => Restored(entry, _field) is not null && KeeperOf(entry, givers) != NodeIndex.None);
        foreach (ActionList.Entry entry in taken)
        {
            KeepPresent(entry, KeeperOf(entry, givers));
        }

        return taken.Count > 0;
    }

    /// <summary>Has whoever takes an e-mail back come after those who give it up.</summary>
    private void PutBehindGivers()
    {
        foreach (ActionList.Entry entry in _actions.TakeOut(entry => Restored(entry, _field) is not null))
        {
            _actions.AddUser(entry.Action, entry.Node, [.. _holders[Restored(entry, _field)!].Where(holder => holder != entry.Node)]);
        }
    }

    /// <summary>Finds who has the value that an action gives back, and does not give it up in this plan.</summary>
    private int KeeperOf(ActionList.Entry entry, HashSet<int> givers) => _unread != NodeIndex.None
        ? _unread
        : _holders[Restored(entry, _field)!].FirstOrDefault(holder => holder != entry.Node && !givers.Contains(holder) && !IsSamePerson(holder, entry.Node), NodeIndex.None);

    private string? ValueOf(int node) => _field == Field.SsoId
        ? _run.WishDetails(node)?.SsoId
        : _run.Nodes.Nodes[node].Email is { IsNone: false } email ? email.ToString() : null;

    /// <summary>One e-mail is one person, whatever the side; their users share the SSO id.</summary>
    private bool IsSamePerson(int holder, int node) =>
        _run.Nodes.Nodes[holder].Email is { IsNone: false } email && email == _run.Nodes.Nodes[node].Email;

    private void KeepPresent(ActionList.Entry entry, int keeper)
    {
        PlanAction action = entry.Action;
        string what = $"{_field.InWords()} '{Restored(entry, _field)}' by now, which node {action.NodeId} had before.";
        NodeId holder = _run.Nodes.Nodes[keeper].Id;
        _run.Notes.Warn(
            _field == Field.SsoId ? NoteCode.DuplicateSsoId : NoteCode.EmailInUse,
            _run.Nodes.Nodes[entry.Node].ToString(),
            keeper == _unread
                ? $"The details of node {holder} could not be read, and it may have the {what} It is not restored; undo the run once more when they can be read."
                : $"Node {holder} has the {what} Both keep what they have.");
        if (action.Changes.Length > 1)
        {
            _actions.AddUser(action with { Changes = action.Changes.RemoveAll(change => change.Field == _field) }, entry.Node, entry.After);
        }
    }
}
