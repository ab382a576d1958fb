using Rescue.AdSync.Accounts;
using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Planning;

/// <summary>How reasons and notes name things.</summary>
internal static class Wording
{
    public static string Article(Role role) => role switch
    {
        Role.Technician => "a technician",
        Role.Administrator => "an administrator",
        _ => "a master administrator",
    };

    public static string Plural(Role role) => role switch
    {
        Role.Technician => "technicians",
        Role.Administrator => "administrators",
        _ => "master administrators",
    };

    public static string Article(NodeType type) => type switch
    {
        NodeType.Technician => "a technician",
        NodeType.Administrator => "an administrator",
        NodeType.MasterAdministrator => "a master administrator",
        _ => $"a {type}",
    };
}
