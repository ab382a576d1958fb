using Rescue.AdSync.Entra;

namespace Rescue.AdSync.Hosting;

/// <summary>A directory that is a Microsoft Entra tenant. Configuration writes its settings right beside the kind.</summary>
public sealed class EntraDirectoryOptions : DirectoryOptions
{
    /// <inheritdoc/>
    public override DirectoryKind Kind => DirectoryKind.Entra;

    /// <summary>Gets or sets which tenant it is and how to sign in to it.</summary>
    public EntraOptions Settings { get; set; } = new();
}
