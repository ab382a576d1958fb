namespace Rescue.AdSync.Hosting;

/// <summary>What a host was composed of, as far as its options must know.</summary>
internal sealed class HostRequirements
{
    public RequiredSettings Settings { get; set; } = RequiredSettings.Preview;

    /// <summary>Gets or sets a value indicating whether the host was composed with what writes (S7).</summary>
    public bool WritesState { get; set; }

    /// <summary>Gets the names of the directories that were added in code.</summary>
    public HashSet<string> DirectoriesInCode { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool Includes(RequiredSettings part) => Settings.HasFlag(part);
}
