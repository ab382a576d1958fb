using System.Globalization;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Keeps the memory of one Rescue account from being taken for that of another (R6): its node ids name strangers there.</summary>
internal static class AccountGuard
{
    /// <summary>Requires that the credential is of the account that the state is about.</summary>
    /// <exception cref="StateException">It is of another one.</exception>
    public static void Require(SyncState state, RescueAccount caller)
    {
        if (state.AccountId is { } known && known != caller.AccountId)
        {
            throw new StateException(string.Create(
                CultureInfo.InvariantCulture,
                $"The state is that of Rescue account {known}, and the credential is of account {caller.AccountId} ({SingleLine.Clean(caller.Organization) ?? "without a name"}). Nothing was written. Correct the credential, the region or the address; or give this account a state file of its own."));
        }
    }
}
