using System.Runtime.InteropServices;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Planning;

/// <summary>The actions of a plan while it is made.</summary>
internal sealed class ActionList
{
    private List<Entry> _entries = [];

    public IReadOnlyList<Entry> Entries => _entries;

    public void AddGroup(int depth, PlanAction action) => _entries.Add(new Entry(ActionOrder.RankOfGroup(action, depth), action, NodeIndex.None, []));

    /// <summary>Adds an action on a user.</summary>
    /// <param name="action">The action.</param>
    /// <param name="node">The user's node, or <see cref="NodeIndex.None"/> for one to create.</param>
    /// <param name="after">Nodes that must have given up their e-mail before, because this action takes it.</param>
    public void AddUser(PlanAction action, int node, IReadOnlyList<int>? after = null) =>
        _entries.Add(new Entry(ActionOrder.RankOfUser(action), action, node, after ?? []));

    public void Sort() => ActionOrder.Sort(CollectionsMarshal.AsSpan(_entries));

    /// <summary>Takes actions out.</summary>
    /// <param name="match">Tells which; asked more than once.</param>
    /// <returns>What was taken out.</returns>
    public IReadOnlyList<Entry> TakeOut(Predicate<Entry> match)
    {
        List<Entry> taken = _entries.FindAll(match);
        if (taken.Count > 0)
        {
            _entries.RemoveAll(match);
        }

        return taken;
    }

    public void HandOverInOrder() => _entries = ActionOrder.HandOver(_entries);

    /// <summary>An action with what sorts it. Entries are told apart by their actions, each of which is in one.</summary>
    public readonly record struct Entry(ulong Rank, PlanAction Action, int Node, IReadOnlyList<int> After);
}
