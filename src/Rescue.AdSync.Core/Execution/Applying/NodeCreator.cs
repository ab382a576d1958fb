using System.Collections.Concurrent;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>What came of creating an empty node.</summary>
/// <param name="Node">The new node, or <see langword="null"/>.</param>
/// <param name="Result">What Rescue answered, or <see langword="null"/> if it was not asked.</param>
/// <param name="Message">Why there is no node, or <see langword="null"/>.</param>
/// <param name="IsUndone">Whether a look has shown no new node after an unclear answer; one may be hidden from that look all the same.</param>
internal readonly record struct Creation(NodeId? Node, RescueResult? Result, string? Message, bool IsUndone = false);

/// <summary>Creates empty nodes, and never one too many (E4).</summary>
/// <remarks>
/// A create is sent once. After an unclear answer the tree is read, and the one empty node that was not there before and is
/// not otherwise ours is the one. For that to be certain, creates in one parent go one after the other.
/// </remarks>
internal sealed class NodeCreator(IRescueAdminClient client, TreeReader tree, RescueSnapshot planned, FreshTree fresh, RunJournal journal)
{
    private readonly ConcurrentDictionary<NodeId, SemaphoreSlim> _gates = [];
    private readonly ConcurrentDictionary<NodeId, byte> _ours = [];

    /// <summary>Creates an empty user.</summary>
    /// <param name="parent">Where.</param>
    /// <param name="actions">The create, and what goes out with it.</param>
    public Task<Creation> CreateUserAsync(NodeId parent, IReadOnlyList<PlannedAction> actions) =>
        CreateAsync(parent, actions, client.CreateUserAsync, EmptyNodes.IsEmptyUser);

    /// <summary>Creates an empty group.</summary>
    /// <param name="parent">Where.</param>
    /// <param name="action">The create.</param>
    public Task<Creation> CreateGroupAsync(NodeId parent, PlannedAction action) =>
        CreateAsync(parent, [action], client.CreateGroupAsync, EmptyNodes.IsEmptyGroup);

    private async Task<Creation> CreateAsync(
        NodeId parent, IReadOnlyList<PlannedAction> actions, Func<NodeId, CancellationToken, Task<RescueResult<NodeId>>> create, Func<RescueNode, bool> isEmpty)
    {
        SemaphoreSlim gate = _gates.GetOrAdd(parent, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (await fresh.GetAsync().ConfigureAwait(false) is not { } before)
            {
                return new Creation(null, null, "The tree could not be read once more before something is created in it (S6). The next run tries again.");
            }

            if (!await journal.CreatingAsync(actions, parent, before).ConfigureAwait(false))
            {
                return new Creation(null, null, RunJournal.NotWrittenDown);
            }

            RescueResult<NodeId> answer = await create(parent, CancellationToken.None).ConfigureAwait(false);
            if (answer.IsOk)
            {
                return Accept(answer.Value, before);
            }

            return answer.Result.IsOutcomeUnknown
                ? await RecoverAsync(parent, answer.Result, before, isEmpty).ConfigureAwait(false)
                : new Creation(null, answer.Result, FailureText.Of(answer.Result));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Takes a node that Rescue calls new, unless it is one that was there before: filling that would overwrite somebody.</summary>
    private Creation Accept(NodeId node, RescueSnapshot before) => !node.IsNone && !planned.TryGetNode(node, out _) && !before.TryGetNode(node, out _) && _ours.TryAdd(node, 0)
        ? new Creation(node, RescueResult.Ok, null)
        : new Creation(null, new RescueResult(RescueErrorCode.Unreadable, $"node {node}"), $"Rescue answered with node {node}, which is not new; nothing was written to it.");

    private async Task<Creation> RecoverAsync(NodeId parent, RescueResult answer, RescueSnapshot before, Func<RescueNode, bool> isEmpty)
    {
        if (await tree.ReadAsync().ConfigureAwait(false) is not { } now)
        {
            return new Creation(null, answer, FailureText.Of(answer));
        }

        RescueNode[] candidates =
            [.. now.ChildrenOf(parent).Where(node => isEmpty(node) && !before.TryGetNode(node.Id, out _) && !_ours.ContainsKey(node.Id))];
        return candidates.Length switch
        {
            1 => Accept(candidates[0].Id, before),
            0 => new Creation(null, answer, $"Rescue answered '{answer}', and no new node is to be seen below node {parent}. The next run decides.", IsUndone: true),
            _ => new Creation(null, answer, $"Rescue answered '{answer}', and any of the new, empty nodes {string.Join(", ", candidates.Select(node => node.Id))} below node {parent} may be meant. Delete those that nobody needs; the next run decides."),
        };
    }
}
