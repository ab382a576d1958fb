using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>How notes and keys call people.</summary>
internal static class PersonName
{
    /// <summary>R7: the e-mail a person signs in with.</summary>
    public static EmailAddress SignInEmail(SyncPolicy policy, DirectoryUser user) =>
        policy.UseUpnInsteadOfEmail ? user.Upn : user.MailAddress;

    /// <summary>The subject of notes about a person: the sign-in e-mail, else what else there is.</summary>
    public static string Of(SyncPolicy policy, DirectoryUser user) =>
        SignInEmail(policy, user) is { IsNone: false } email ? email.ToString() : user.ToString();
}
