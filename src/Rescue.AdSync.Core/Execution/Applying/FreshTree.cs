using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>The tree as it is right before the first node of a run is created (S6). Safe for use by several threads at once.</summary>
/// <remarks>
/// A create leaves an empty node behind if Rescue then refuses the e-mail. So who holds which e-mail is read once more before,
/// whatever the plan was made from: one call in a run that creates anybody.
/// </remarks>
internal sealed class FreshTree(TreeReader tree, RescueSnapshot planned)
{
    private readonly Lock _gate = new();
    private Task<RescueSnapshot?>? _reading;

    /// <summary>Gets the tree, or <see langword="null"/> if it could not be read.</summary>
    public Task<RescueSnapshot?> GetAsync()
    {
        lock (_gate)
        {
            return _reading ??= tree.ReadAsync();
        }
    }

    /// <summary>Says why nobody may be created with an e-mail, or <see langword="null"/>.</summary>
    public async Task<string?> RefusalOfAsync(EmailAddress email)
    {
        if (await GetAsync().ConfigureAwait(false) is not { } now)
        {
            return "The tree could not be read once more before somebody is created in it (S6). The next run tries again.";
        }

        // A holder whom the plan knows gives the e-mail up in the same plan; others have come since.
        RescueNode? holder = now.Nodes.FirstOrDefault(node => node.Email == email && !(planned.TryGetNode(node.Id, out RescueNode? known) && known.Email == email));
        return holder is null
            ? null
            : $"Node {holder.Id} has this e-mail, and had not when the plan was made. The next run decides anew.";
    }
}
