namespace Rescue.AdSync.Hosting;

/// <summary>Everything a host of Rescue.AdSync is told: the section <c>AdSync</c> of its configuration.</summary>
/// <remarks>Checked as a whole when the host starts; every fault is listed by its key.</remarks>
public sealed class AdSyncOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string SectionName = "AdSync";

    /// <summary>Gets the directories, by the name that pairings use; names are compared without regard to case.</summary>
    public IDictionary<string, DirectoryOptions> Directories { get; } =
        new Dictionary<string, DirectoryOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets or sets the Rescue account.</summary>
    public RescueOptions Rescue { get; set; } = new();

    /// <summary>Gets or sets the limits and rules that hold for all pairings.</summary>
    public PolicyOptions Policy { get; set; } = new();

    /// <summary>Gets the pairings; their order is their precedence (R1).</summary>
    public IList<PairingOptions> Pairings { get; } = [];

    /// <summary>Gets or sets where the state is kept.</summary>
    public StateOptions State { get; set; } = new();

    /// <summary>Gets or sets when scheduled runs take place.</summary>
    public ScheduleOptions Schedule { get; set; } = new();

    /// <summary>Gets the faults that were found while the options were read; the validator reports them with its own.</summary>
    internal FaultList ReadFaults { get; } = new();
}
