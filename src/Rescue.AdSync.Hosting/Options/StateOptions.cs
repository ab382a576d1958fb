namespace Rescue.AdSync.Hosting;

/// <summary>Where the state is kept: links, and how large the paired groups were.</summary>
public sealed class StateOptions
{
    /// <summary>Gets or sets the file for a state store that keeps one.</summary>
    /// <value>The default value is <c>adsync.db</c>. A relative path starts at the host's current folder.</value>
    public string Path { get; set; } = "adsync.db";
}
