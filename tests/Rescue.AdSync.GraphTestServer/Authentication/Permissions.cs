using Rescue.AdSync.GraphTesting.Messages;
using Rescue.AdSync.GraphTesting.Schema;

namespace Rescue.AdSync.GraphTesting.Authentication;

/// <summary>How much a caller sees of an object.</summary>
internal enum Access
{
    /// <summary>Its type and id; everything else is null.</summary>
    Limited,

    /// <summary>The properties of a basic profile; everything else is null.</summary>
    Basic,

    /// <summary>Everything.</summary>
    Full,
}

/// <summary>Which application permissions are good for what.</summary>
internal static class Permissions
{
    /// <summary>The permissions to list groups and their members.</summary>
    public static readonly string[] Groups =
    [
        "GroupMember.Read.All", "GroupMember.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All",
        "Directory.Read.All", "Directory.ReadWrite.All",
    ];

    public static readonly string[] Users = ["User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];

    public static readonly string[] BasicUsers = ["User.ReadBasic.All"];

    public static readonly string[] Directory = ["Directory.Read.All", "Directory.ReadWrite.All"];

    public static readonly string[] Organization = ["Organization.Read.All", "Organization.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];

    public static readonly string[] HiddenMembers = ["Member.Read.Hidden"];

    private static readonly string[] Devices = ["Device.Read.All", "Directory.Read.All", "Directory.ReadWrite.All"];

    private static readonly string[] Applications = ["Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];

    private static readonly string[] Contacts = ["OrgContact.Read.All", "Directory.Read.All", "Directory.ReadWrite.All"];

    /// <exception cref="GraphException">The caller has none of the permissions.</exception>
    public static void Demand(GraphRequest request, params string[][] permissions)
    {
        if (!permissions.Any(request.Caller!.HasAny))
        {
            throw GraphErrors.Denied();
        }
    }

    public static Access AccessTo(GraphSchema schema, Caller caller)
    {
        if (schema == GraphSchemas.User && !caller.HasAny(Users))
        {
            return caller.HasAny(BasicUsers) ? Access.Basic : Access.Limited;
        }

        return caller.HasAny(NeededFor(schema)) ? Access.Full : Access.Limited;
    }

    private static string[] NeededFor(GraphSchema schema) =>
        schema == GraphSchemas.User ? Users
        : schema == GraphSchemas.Group ? Groups
        : schema == GraphSchemas.Device ? Devices
        : schema == GraphSchemas.ServicePrincipal ? Applications
        : Contacts;
}
