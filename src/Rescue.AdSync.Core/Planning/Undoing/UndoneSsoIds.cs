using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>R11: an SSO id is not given back while somebody else has it, or may have it; Rescue might let both have it.</summary>
internal sealed class UndoneSsoIds(PlanningRun run, ActionList actions)
{
    /// <summary>Takes out of the plan what would not be unique.</summary>
    public void KeepUnique()
    {
        // Whoever keeps theirs may be the one that somebody else waits for, so all are looked at again.
        while (Restored() is { Count: > 0 } restored && TakeOutTaken(restored))
        {
        }
    }

    private Dictionary<int, string> Restored() => actions.Entries
        .Where(entry => SsoIdOf(entry) is not null)
        .ToDictionary(entry => entry.Node, entry => SsoIdOf(entry)!);

    private bool TakeOutTaken(Dictionary<int, string> restored)
    {
        // Anybody on either side may have the id by now, so everybody's details are asked for.
        int[] users = [.. Enumerable.Range(0, run.Nodes.Nodes.Length).Where(node => run.Nodes.Types[node].IsUser())];
        ILookup<string, int> holders = users.Where(node => run.WishDetails(node)?.SsoId is not null).ToLookup(node => run.Rescue.DetailsAt(node)!.SsoId!, StringComparer.OrdinalIgnoreCase);
        int[] unread = [.. users.Where(node => run.Rescue.DetailsAt(node) is null && run.Rescue.IsUnreadable(node))];
        HashSet<int> givers = [.. actions.Entries.Where(entry => entry.Action is UpdateUserAction && entry.Action.ChangeOf(Field.SsoId) is not null).Select(entry => entry.Node)];

        var keepers = new Dictionary<int, int>();
        foreach ((int node, string id) in restored)
        {
            int keeper = unread.Concat(holders[id].Where(holder => !givers.Contains(holder) && !IsSamePerson(holder, node))).FirstOrDefault(NodeIndex.None);
            if (keeper != NodeIndex.None)
            {
                keepers[node] = keeper;
            }
        }

        foreach (ActionList.Entry entry in actions.TakeOut(entry => SsoIdOf(entry) is not null && keepers.ContainsKey(entry.Node)))
        {
            KeepPresent(entry, keepers[entry.Node]);
        }

        return keepers.Count > 0;
    }

    private static string? SsoIdOf(ActionList.Entry entry) =>
        entry.Action is UpdateUserAction update ? update.ChangeOf(Field.SsoId)?.After : null;

    /// <summary>One e-mail is one person, whatever the side; their users share the SSO id.</summary>
    private bool IsSamePerson(int holder, int node) =>
        run.Nodes.Nodes[holder].Email is { IsNone: false } email && email == run.Nodes.Nodes[node].Email;

    private void KeepPresent(ActionList.Entry entry, int keeper)
    {
        PlanAction action = entry.Action;
        NodeId holder = run.Nodes.Nodes[keeper].Id;
        string? wanted = action.ChangeOf(Field.SsoId)!.After;
        string message = run.Rescue.DetailsAt(keeper) is null
            ? $"The details of node {holder} could not be read, and it may have the SSO id '{wanted}' by now, which node {action.NodeId} had before. It is not restored; undo the run once more when they can be read."
            : $"Node {holder} has the SSO id '{wanted}' by now, which node {action.NodeId} had before. Both keep what they have.";
        run.Notes.Warn(NoteCode.DuplicateSsoId, run.Nodes.Nodes[entry.Node].ToString(), message);
        if (action.Changes.Length > 1)
        {
            actions.AddUser(action with { Changes = action.Changes.RemoveAll(change => change.Field == Field.SsoId) }, entry.Node, entry.After);
        }
    }
}
