using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Reads the details of users that a plan asks for, a few at a time.</summary>
internal sealed class DetailsReader(IRescueReader rescue, int maxConcurrency, ILogger logger)
{
    private readonly Dictionary<NodeId, UserDetails> _read = [];
    private volatile bool _isThrottled;

    /// <summary>Gets all details read so far, ordered by key.</summary>
    public ImmutableArray<UserDetails> AllRead => [.. _read.Values.OrderBy(user => user.Id)];

    /// <summary>Reads the details and adds them to the snapshot; a user who cannot be read makes their side incomplete (S1).</summary>
    /// <remarks>Once Rescue wants no calls for longer than the client waits, nobody else is read (E7); what was read stays.</remarks>
    /// <exception cref="RescueException">Rescue refuses the credential.</exception>
    public async Task<RescueSnapshot> ReadAsync(RescueSnapshot snapshot, IReadOnlyCollection<NodeId> users, CancellationToken cancellationToken)
    {
        if (users.Count == 0)
        {
            return snapshot;
        }

        var details = new ConcurrentBag<UserDetails>();
        var unreadable = new ConcurrentBag<NodeId>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = maxConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(users, options, async (user, token) =>
        {
            if (_isThrottled)
            {
                unreadable.Add(user);
                return;
            }

            RescueResult<UserDetails> answer = await rescue.GetUserAsync(user, token).ConfigureAwait(false);
            TakeNote(answer.Result);
            if (answer.IsOk && answer.Value.Id == user)
            {
                details.Add(answer.Value);
            }
            else
            {
                logger.DetailsUnreadable(user, answer.Result);
                unreadable.Add(user);
            }
        }).ConfigureAwait(false);
        foreach (UserDetails user in details)
        {
            _read[user.Id] = user;
        }

        return snapshot.WithDetails(details, unreadable);
    }

    private void TakeNote(RescueResult result)
    {
        if (result.Code == RescueErrorCode.Throttled)
        {
            _isThrottled = true;
        }

        if (result.IsAuthenticationFailure)
        {
            throw new RescueException(result, $"Rescue refused the credential while users were read: {result}. Check the service token, or the e-mail and password.");
        }
    }
}
