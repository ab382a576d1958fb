using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Hosting;

/// <summary>The ways to write a Rescue group in configuration.</summary>
internal static class TargetText
{
    private const string Administrators = "Administrators";
    private const string MasterAdministrators = "MasterAdministrators";
    private const string TechnicianPath = "Technicians/";
    private const string AdministratorPath = "Administrators/";

    /// <summary>Gets the roles that a target can hold, as far as its text tells; <see langword="null"/> where it cannot be read.</summary>
    public static Role[]? RolesFor(string text)
    {
        string clean = text.Trim();
        return clean switch
        {
            _ when Is(clean, Administrators) => [Role.Administrator],
            _ when Is(clean, MasterAdministrators) => [Role.MasterAdministrator],
            _ when NodeId.TryParse(clean, out NodeId node) => node.IsNone ? null : [Role.Technician, Role.Administrator],
            _ when IsBelow(clean, TechnicianPath) => [Role.Technician],
            _ when IsBelow(clean, AdministratorPath) => [Role.Administrator],
            _ => null,
        };
    }

    /// <summary>Makes the target, as far as it can be told without reading Rescue; a path leads to a group that is looked up later.</summary>
    public static RescueTarget ToTarget(string? text)
    {
        string clean = text?.Trim() ?? string.Empty;
        if (Is(clean, Administrators))
        {
            return RescueTarget.Administrators;
        }

        if (Is(clean, MasterAdministrators))
        {
            return RescueTarget.MasterAdministrators;
        }

        return RescueTarget.Group(NodeId.TryParse(clean, out NodeId node) ? node : NodeId.None);
    }

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(string text, string category) =>
        text.Length > category.Length && text.StartsWith(category, StringComparison.OrdinalIgnoreCase);
}
