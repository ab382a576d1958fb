using System.Collections.Concurrent;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Collects what is known of users' details after a run (E11). Safe for use by several threads at once.</summary>
internal sealed class DetailsKeeper
{
    // A node with null is one whose details nobody can tell any more.
    private readonly ConcurrentDictionary<NodeId, UserDetails?> _after = [];

    /// <summary>Takes note of a record that Rescue confirmed.</summary>
    /// <param name="sent">The record.</param>
    /// <param name="type">The kind of user.</param>
    /// <param name="isAccountHolder">Whether it is the account holder.</param>
    public void Confirmed(UserRecord sent, NodeType type, bool isAccountHolder = false) => _after[sent.Id] = new UserDetails
    {
        Id = sent.Id,
        Type = type,
        Name = sent.Name,
        Nick = sent.Nick,
        Email = sent.Email,
        SsoId = sent.SsoId,
        Description = sent.Description,
        HasMobileAddOn = sent.HasMobileAddOn,
        HasRpatAddOn = sent.HasRpatAddOn,
        IsAccountHolder = isAccountHolder,
        IsEnabled = sent.IsEnabled,
    };

    /// <summary>Takes note that a user was written to, and nobody knows with what result.</summary>
    public void Doubtful(NodeId user) => _after[user] = null;

    /// <summary>Makes what is to be saved: what was read before the run, unless the run wrote to it since.</summary>
    public StateChange ToSave(Preview preview) => new()
    {
        Details =
        [
            .. preview.DetailsRead.Where(user => !_after.ContainsKey(user.Id)).Select(user => new CachedDetails(user, preview.CreatedAt)),
            .. _after.Values.OfType<UserDetails>().OrderBy(user => user.Id).Select(user => new CachedDetails(user, preview.CreatedAt)),
        ],
        ForgottenDetails = [.. preview.StaleDetails, .. _after.Where(user => user.Value is null).Select(user => user.Key).Order()],
    };
}
