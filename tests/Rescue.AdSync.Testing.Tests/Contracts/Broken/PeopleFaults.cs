using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Tests.Contracts.Broken;

/// <summary>What goes wrong with people.</summary>
internal static class PeopleFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Users("loses the department", user => user with { Department = null }, "A user's attributes are those of the directory"),
        Users("mixes names up", user => user with { GivenName = user.Surname, Surname = user.GivenName }, "A user's attributes are those of the directory"),
        Users("takes the user principal name for mail", user => user with { Mail = user.Mail ?? user.UserPrincipalName }, "A user without mail has none"),
        Users("takes mail for the user principal name", user => user with { UserPrincipalName = user.UserPrincipalName ?? user.Mail }, "A user without a user principal name has none"),
        Users("cuts names", user => user with { DisplayName = user.DisplayName?.Split('"')[0] }, "A name comes as it is written, whatever characters it has"),
        Users("takes everybody for disabled", user => user with { State = AccountState.Disabled }, "An account that may sign in is enabled", "An account of unknown state is not called disabled"),
        Users("loses the state", user => user with { State = AccountState.Enabled }, "A disabled account is disabled", "An expired account is expired"),
        Users("takes the unknown for enabled", user => user with { State = user.State == AccountState.Unknown ? AccountState.Enabled : user.State }, "An account of unknown state is not called disabled"),
        Users("knows no guests", user => user with { IsGuest = false }, "A guest is a guest"),
    ];

    private static Fault Users(string name, Func<DirectoryUser, DirectoryUser> change, params string[] cases) =>
        Fault.Shows(name, new SnapshotEdit { User = change }, cases);
}
