using Rescue.AdSync.Checks;
using Rescue.AdSync.Entra.SignIn;

namespace Rescue.AdSync.Entra.Checks;

/// <summary>Holds the permissions that a token names against those that are needed.</summary>
internal static class PermissionChecks
{
    private const string Grant = "In the portal, under App registrations, API permissions, add the application permission";

    private static readonly (string Name, string[] Wider, string What)[] Needed =
    [
        ("User.Read.All", ["User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"], "who the members are, and whether they may sign in"),
        ("GroupMember.Read.All", ["Group.Read.All", "Group.ReadWrite.All", "GroupMember.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"], "groups and their members"),
    ];

    /// <summary>Makes the checks.</summary>
    /// <param name="claims">What the token says, or <see langword="null"/> if there is none to read.</param>
    /// <param name="isSignedIn">Whether there is a token.</param>
    public static IEnumerable<CheckResult> Make(TokenClaims? claims, bool isSignedIn)
    {
        foreach ((string name, string[] wider, string what) in Needed)
        {
            yield return claims is null ? Unknown(name, isSignedIn) : Judge(name, wider, what, claims.Roles);
        }

        if (claims is null)
        {
            yield break;
        }

        yield return Hidden(claims.Roles);
        foreach (string role in claims.Roles.Where(role => role.Contains("Write", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
        {
            yield return Result(role, CheckStatus.Warning, $"{role} is held, which lets the application change things.", "Nothing is ever written to the directory. Take it away, unless something else needs it.");
        }
    }

    private static CheckResult Unknown(string name, bool isSignedIn) => Result(
        name, CheckStatus.Skipped, isSignedIn ? "The token does not show which permissions are held." : "There is no token to look into.", null);

    private static CheckResult Judge(string name, string[] wider, string what, IReadOnlySet<string> roles)
    {
        if (roles.Contains(name))
        {
            return Result(name, CheckStatus.Passed, $"{name} is held.", null);
        }

        return wider.FirstOrDefault(roles.Contains) is { } other
            ? Result(name, CheckStatus.Passed, $"{other} is held, which covers {name}.", null)
            : Result(name, CheckStatus.Failed, $"{name} is missing: {what} cannot be read.", $"{Grant} {name} and grant admin consent.");
    }

    private static CheckResult Hidden(IReadOnlySet<string> roles)
    {
        const string Name = "Member.Read.Hidden";
        return roles.Contains(Name)
            ? Result(Name, CheckStatus.Passed, $"{Name} is held.", null)
            : Result(Name, CheckStatus.Passed, $"{Name} is not held. Only groups whose membership is hidden need it; without it they count as not read completely.", null);
    }

    private static CheckResult Result(string name, CheckStatus status, string message, string? advice) =>
        new(CheckCode.Permission, status, message) { Subject = name, Advice = advice };
}
