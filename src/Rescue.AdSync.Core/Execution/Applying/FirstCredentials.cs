using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Gives somebody who has never signed in what to sign in with (R8).</summary>
internal sealed class FirstCredentials(ExecutionOptions options)
{
    /// <summary>Adds the first credential to a record.</summary>
    /// <param name="record">The record; completed on return.</param>
    /// <returns>What is missing, in words for an administrator; or <see langword="null"/>.</returns>
    public string? AddTo(ref UserRecord record)
    {
        switch (options.FirstCredential)
        {
            case FirstCredential.DefaultPassword when options.DefaultPassword is null:
                return "New users get the default password, and none is configured. Configure it, or choose a random password or single sign-on.";
            case FirstCredential.DefaultPassword:
                record = record with { NewPassword = options.DefaultPassword };
                return null;
            case FirstCredential.RandomPassword:
                record = record with { NewPassword = FirstPassword.Random() };
                return null;
            default:
                return record.SsoId is null
                    ? "New users sign in by single sign-on only, and this one gets no SSO id. Map one in the pairing, or choose a password."
                    : null;
        }
    }
}
