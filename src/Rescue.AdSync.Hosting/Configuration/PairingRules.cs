using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Hosting;

internal static class PairingRules
{
    public static void Check(AdSyncOptions options, HostRequirements requirements, FaultList faults)
    {
        string[] directories = [.. options.Directories.Keys, .. requirements.DirectoriesInCode];
        var paired = new HashSet<(string Directory, string Group, Side Side)>();
        for (int i = 0; i < options.Pairings.Count; i++)
        {
            PairingOptions pairing = options.Pairings[i];
            string section = $"{faults.Root}:{nameof(options.Pairings)}:{i}";
            CheckDirectory(pairing, directories, section, faults);
            CheckTarget(pairing, section, faults);
            CheckAttributes(pairing.Attributes, $"{section}:{nameof(pairing.Attributes)}", faults);
            if (string.IsNullOrWhiteSpace(pairing.DirectoryGroup))
            {
                faults.Add($"{section}:{nameof(pairing.DirectoryGroup)}", "the directory group is required: an object id, a DN, or a unique name.");
            }
            else if (!paired.Add(Identity(pairing)))
            {
                faults.Add($"{section}:{nameof(pairing.DirectoryGroup)}", $"'{pairing.DirectoryGroup}' is paired on this side already (R1).");
            }
        }
    }

    private static (string Directory, string Group, Side Side) Identity(PairingOptions pairing)
    {
        string group = ObjectId.TryParse(pairing.DirectoryGroup, out ObjectId id) ? id.ToString() : pairing.DirectoryGroup!;
        Side side = pairing.Role == Role.Technician ? Side.Technician : Side.Administrator;
        return ((pairing.Directory ?? string.Empty).ToUpperInvariant(), group.ToUpperInvariant(), side);
    }

    private static void CheckDirectory(PairingOptions pairing, string[] directories, string section, FaultList faults)
    {
        string key = $"{section}:{nameof(pairing.Directory)}";
        if (string.IsNullOrWhiteSpace(pairing.Directory))
        {
            faults.Add(key, "the name of a directory is required.");
        }
        else if (!directories.Contains(pairing.Directory, StringComparer.OrdinalIgnoreCase))
        {
            string known = directories.Length == 0 ? "none is configured" : $"there are {string.Join(", ", directories)}";
            faults.Add(key, $"there is no directory '{pairing.Directory}'; {known}.{Spelling.Hint(pairing.Directory, directories)}");
        }
    }

    private static void CheckTarget(PairingOptions pairing, string section, FaultList faults)
    {
        string key = $"{section}:{nameof(pairing.RescueGroup)}";
        if (string.IsNullOrWhiteSpace(pairing.RescueGroup))
        {
            faults.Add(key, "the Rescue group is required: a node id, Administrators, MasterAdministrators, or a path such as Technicians/EMEA.");
        }
        else if (TargetText.RolesFor(pairing.RescueGroup) is not { } roles)
        {
            faults.Add(key, $"'{pairing.RescueGroup}' is no node id, Administrators, MasterAdministrators, nor a path that begins with Technicians/ or Administrators/.");
        }
        else if (!roles.Contains(pairing.Role))
        {
            faults.Add($"{section}:{nameof(pairing.Role)}", $"'{pairing.RescueGroup}' cannot hold the role {pairing.Role}; it takes {string.Join(" or ", roles)} (R1).");
        }
    }

    private static void CheckAttributes(AttributesOptions attributes, string section, FaultList faults)
    {
        CheckSource(attributes.Name, $"{section}:{nameof(attributes.Name)}", hasDefault: true, faults);
        CheckSource(attributes.Nick, $"{section}:{nameof(attributes.Nick)}", hasDefault: false, faults);
        CheckSource(attributes.Description, $"{section}:{nameof(attributes.Description)}", hasDefault: false, faults);
    }

    private static void CheckSource(AttributeOptions? attribute, string key, bool hasDefault, FaultList faults)
    {
        if (string.IsNullOrWhiteSpace(attribute?.Source))
        {
            if (attribute is not null && !hasDefault)
            {
                faults.Add($"{key}:{nameof(attribute.Source)}", "the source of the value is required.");
            }

            return;
        }

        try
        {
            _ = AttributeSource.Parse(attribute.Source);
        }
        catch (FormatException exception)
        {
            faults.Add(key, $"{exception.Message} (R10)");
        }
    }
}
