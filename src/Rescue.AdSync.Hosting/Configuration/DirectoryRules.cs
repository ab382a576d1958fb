namespace Rescue.AdSync.Hosting;

internal static class DirectoryRules
{
    public static void Check(AdSyncOptions options, HostRequirements requirements, FaultList faults)
    {
        string section = $"{faults.Root}:{nameof(options.Directories)}";
        if (options.Directories.Count == 0 && requirements.DirectoriesInCode.Count == 0)
        {
            faults.Add(section, "at least one directory is needed.");
        }

        foreach ((string name, DirectoryOptions directory) in options.Directories)
        {
            string key = $"{section}:{name}";
            if (string.IsNullOrWhiteSpace(name))
            {
                faults.Add(key, "a directory needs a name.");
            }
            else if (requirements.DirectoriesInCode.Contains(name))
            {
                faults.Add(key, "a directory of this name is added in code already.");
            }

            CheckOne(directory, key, faults);
        }
    }

    private static void CheckOne(DirectoryOptions directory, string key, FaultList faults)
    {
        switch (directory)
        {
            case FileDirectoryOptions file when string.IsNullOrWhiteSpace(file.Path):
                faults.Add($"{key}:{nameof(file.Path)}", "the file to read is required.");
                break;
            case ActiveDirectoryDirectoryOptions domain:
                AddAll(domain.Settings.Validate(), key, faults);
                break;
            case EntraDirectoryOptions tenant:
                AddAll(tenant.Settings.Validate(), key, faults);
                break;
        }
    }

    private static void AddAll(IEnumerable<string> found, string key, FaultList faults)
    {
        foreach (string fault in found)
        {
            int end = fault.IndexOf(": ", StringComparison.Ordinal);
            faults.Add($"{key}:{fault[..end]}", fault[(end + 2)..]);
        }
    }
}
