using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>What came of a write.</summary>
/// <param name="Result">What Rescue answered, or what a look has shown.</param>
/// <param name="IsUndone">Whether nothing was written: Rescue refused, or a look has shown everything as before.</param>
/// <param name="IsCertain">Whether nothing will be, either: each attempt was answered, so none of them can arrive later.</param>
internal readonly record struct Confirmation(RescueResult Result, bool IsUndone, bool IsCertain);

/// <summary>Sends writes that are safe to repeat, and finds out what became of those without a clear answer (E4).</summary>
/// <remarks>
/// A call under way is not cancelled with the run; it is left when the time to stop is over (E8). After an unclear answer the node is read: if
/// it is as it should be, the write was done; if it is as it was before, the write is sent once more. If it is neither,
/// somebody else has changed it meanwhile, and sending the record again would undo that (E5): the next run decides.
/// </remarks>
internal sealed class ConfirmedWriter(IRescueAdminClient client, TreeReader tree)
{
    private const int Attempts = 2;

    /// <summary>Replaces a user's record.</summary>
    /// <param name="user">The record.</param>
    /// <param name="before">The user as the record was made from them; <see langword="null"/> for one just created, whom nobody has filled yet.</param>
    public Task<Confirmation> SetUserAsync(UserRecord user, UserDetails? before) => SendAsync(
        () => client.SetUserAsync(user, CancellationToken.None),
        async () => await client.GetUserAsync(user.Id, CancellationToken.None).ConfigureAwait(false) is { IsOk: true } now
            ? TookEffect(RecordOverlay.IsAsSent(user, now.Value), before is null ? now.Value.Email.IsNone : now.Value == before)
            : null);

    /// <summary>Replaces a group's record.</summary>
    /// <param name="group">The record.</param>
    /// <param name="before">The group as the record was made from it.</param>
    public Task<Confirmation> SetGroupAsync(GroupDetails group, GroupDetails before) => SendAsync(
        () => client.SetGroupAsync(group, CancellationToken.None),
        async () => await client.GetGroupAsync(group.Id, CancellationToken.None).ConfigureAwait(false) is { IsOk: true } now
            ? TookEffect(RecordOverlay.IsAsSent(group, now.Value), RecordOverlay.IsAsSent(before, now.Value))
            : null);

    public Task<Confirmation> MoveAsync(NodeId node, NodeId parent) => SendAsync(
        () => client.MoveNodeAsync(node, parent, CancellationToken.None),
        async () => await tree.ReadAsync().ConfigureAwait(false) is { } now && now.TryGetNode(node, out RescueNode? found)
            ? found.ParentId == parent
            : null);

    private static bool? TookEffect(bool isAsSent, bool isAsBefore) => isAsSent ? true : isAsBefore ? false : null;

    private static async Task<Confirmation> SendAsync(Func<Task<RescueResult>> send, Func<Task<bool?>> tookEffect)
    {
        RescueResult answer = default;
        bool wasAnswered = true;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            answer = await send().ConfigureAwait(false);
            if (!answer.IsOutcomeUnknown)
            {
                return new Confirmation(answer, IsUndone: !answer.IsOk, IsCertain: !answer.IsOk && wasAnswered);
            }

            wasAnswered &= answer.Code is RescueErrorCode.Other or RescueErrorCode.Unspecified;

            bool? effect = await tookEffect().ConfigureAwait(false);
            if (effect is not false)
            {
                return new Confirmation(effect is true ? RescueResult.Ok : answer, IsUndone: false, IsCertain: false);
            }
        }

        return new Confirmation(answer, IsUndone: true, IsCertain: wasAnswered);
    }
}
