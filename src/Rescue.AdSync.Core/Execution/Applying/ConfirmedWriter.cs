using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Sends writes that are safe to repeat, and finds out what became of those without a clear answer (E4).</summary>
/// <remarks>
/// A call under way is never cancelled (E8); the client's time-outs bound it. After an unclear answer the node is read: if
/// it is as it should be, the write was done; if not, it is sent once more.
/// </remarks>
internal sealed class ConfirmedWriter(IRescueAdminClient client, TreeReader tree)
{
    private const int Attempts = 2;

    public Task<RescueResult> SetUserAsync(UserRecord user) => SendAsync(
        () => client.SetUserAsync(user, CancellationToken.None),
        async () => await client.GetUserAsync(user.Id, CancellationToken.None).ConfigureAwait(false) is { IsOk: true } now
            ? RecordOverlay.IsAsSent(user, now.Value)
            : null);

    public Task<RescueResult> SetGroupAsync(GroupDetails group) => SendAsync(
        () => client.SetGroupAsync(group, CancellationToken.None),
        async () => await client.GetGroupAsync(group.Id, CancellationToken.None).ConfigureAwait(false) is { IsOk: true } now
            ? RecordOverlay.IsAsSent(group, now.Value)
            : null);

    public Task<RescueResult> MoveAsync(NodeId node, NodeId parent) => SendAsync(
        () => client.MoveNodeAsync(node, parent, CancellationToken.None),
        async () => await tree.ReadAsync().ConfigureAwait(false) is { } now && now.TryGetNode(node, out RescueNode? found)
            ? found.ParentId == parent
            : null);

    private static async Task<RescueResult> SendAsync(Func<Task<RescueResult>> send, Func<Task<bool?>> tookEffect)
    {
        RescueResult answer = default;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            answer = await send().ConfigureAwait(false);
            if (!answer.IsOutcomeUnknown)
            {
                return answer;
            }

            bool? effect = await tookEffect().ConfigureAwait(false);
            if (effect is not false)
            {
                return effect is true ? RescueResult.Ok : answer;
            }
        }

        return answer;
    }
}
