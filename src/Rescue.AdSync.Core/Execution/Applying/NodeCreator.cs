using System.Collections.Concurrent;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>What came of creating an empty node.</summary>
/// <param name="Node">The new node, or <see langword="null"/>.</param>
/// <param name="Result">What Rescue answered.</param>
/// <param name="Message">Why there is no node, or <see langword="null"/>.</param>
internal readonly record struct Creation(NodeId? Node, RescueResult Result, string? Message);

/// <summary>Creates empty nodes, and never one too many (E4).</summary>
/// <remarks>
/// A create is sent once. After an unclear answer the tree is read, and the one empty node that was not there before and is
/// not otherwise ours is the one. For that to be certain, creates in one parent go one after the other.
/// </remarks>
internal sealed class NodeCreator(IRescueAdminClient client, TreeReader tree, RescueSnapshot before)
{
    private readonly ConcurrentDictionary<NodeId, SemaphoreSlim> _gates = [];
    private readonly ConcurrentDictionary<NodeId, byte> _ours = [];

    public Task<Creation> CreateUserAsync(NodeId parent) =>
        CreateAsync(parent, client.CreateUserAsync, node => node.Type.IsUser() && node.Email.IsNone);

    public Task<Creation> CreateGroupAsync(NodeId parent) =>
        CreateAsync(parent, client.CreateGroupAsync, node => node.Type is NodeType.TechnicianGroup or NodeType.AdministratorGroup && node.Name is null);

    private async Task<Creation> CreateAsync(NodeId parent, Func<NodeId, CancellationToken, Task<RescueResult<NodeId>>> create, Func<RescueNode, bool> isEmpty)
    {
        SemaphoreSlim gate = _gates.GetOrAdd(parent, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            RescueResult<NodeId> answer = await create(parent, CancellationToken.None).ConfigureAwait(false);
            if (answer.IsOk)
            {
                return Accept(answer.Value);
            }

            return answer.Result.IsOutcomeUnknown
                ? await RecoverAsync(parent, answer.Result, isEmpty).ConfigureAwait(false)
                : new Creation(null, answer.Result, FailureText.Of(answer.Result));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Takes a node that Rescue calls new, unless it is one that was there before: filling that would overwrite somebody.</summary>
    private Creation Accept(NodeId node) => !node.IsNone && !before.TryGetNode(node, out _) && _ours.TryAdd(node, 0)
        ? new Creation(node, RescueResult.Ok, null)
        : new Creation(null, new RescueResult(RescueErrorCode.Unreadable, $"node {node}"), $"Rescue answered with node {node}, which is not new; nothing was written to it.");

    private async Task<Creation> RecoverAsync(NodeId parent, RescueResult answer, Func<RescueNode, bool> isEmpty)
    {
        if (await tree.ReadAsync().ConfigureAwait(false) is not { } now)
        {
            return new Creation(null, answer, FailureText.Of(answer));
        }

        RescueNode[] candidates =
            [.. now.ChildrenOf(parent).Where(node => isEmpty(node) && !before.TryGetNode(node.Id, out _) && !_ours.ContainsKey(node.Id))];
        return candidates.Length switch
        {
            1 => Accept(candidates[0].Id),
            0 => new Creation(null, answer, $"Rescue answered '{answer}', and no new node is to be seen below node {parent}. The next run decides."),
            _ => new Creation(null, answer, $"Rescue answered '{answer}', and any of the new, empty nodes {string.Join(", ", candidates.Select(node => node.Id))} below node {parent} may be meant. Delete those that nobody needs; the next run decides."),
        };
    }
}
