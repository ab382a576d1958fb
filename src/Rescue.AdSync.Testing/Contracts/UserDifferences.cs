using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>Finds out in what two users of one key differ.</summary>
internal static class UserDifferences
{
    private static readonly (string Name, Func<DirectoryUser, string?> Value)[] Attributes =
    [
        ("user principal name", user => user.UserPrincipalName),
        ("mail", user => user.Mail),
        ("display name", user => user.DisplayName),
        ("given name", user => user.GivenName),
        ("surname", user => user.Surname),
        ("department", user => user.Department),
        ("job title", user => user.JobTitle),
        ("description", user => user.Description),
        ("state", user => user.State.ToString()),
        ("guest", user => user.IsGuest ? "yes" : "no"),
    ];

    public static IEnumerable<string> Between(DirectoryUser truth, DirectoryUser read) =>
        Attributes
            .Where(attribute => attribute.Value(truth) != attribute.Value(read))
            .Select(attribute => $"User {truth} ({truth.Id}): {attribute.Name} is {Quote(attribute.Value(read))}, not {Quote(attribute.Value(truth))}.");

    private static string Quote(string? text) => text is null ? "absent" : $"'{text}'";
}
