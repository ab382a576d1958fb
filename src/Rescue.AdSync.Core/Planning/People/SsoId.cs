using Rescue.AdSync.Directories;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>R11: the single sign-on id a person is to have.</summary>
internal static class SsoId
{
    /// <summary>Gets the id, or <see langword="null"/> where the pairing maps none or its source is empty.</summary>
    public static string? Of(SyncPolicy policy, Pairing pairing, DirectoryUser user) => pairing.EffectiveSsoId(policy) switch
    {
        SsoIdSource.Upn => user.UserPrincipalName,
        SsoIdSource.Email => user.Mail,
        _ => null,
    };
}
