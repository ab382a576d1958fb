using Rescue.AdSync.ActiveDirectory;

namespace Rescue.AdSync.Hosting;

/// <summary>How one directory is read. The kinds are a closed set; a source of your own is added with <c>AddDirectory</c>.</summary>
public abstract class DirectoryOptions
{
    private protected DirectoryOptions()
    {
    }

    /// <summary>Gets the kind of directory.</summary>
    public abstract DirectoryKind Kind { get; }
}

/// <summary>A directory that is an Active Directory domain. Configuration writes its settings right beside the kind.</summary>
public sealed class ActiveDirectoryDirectoryOptions : DirectoryOptions
{
    /// <inheritdoc/>
    public override DirectoryKind Kind => DirectoryKind.ActiveDirectory;

    /// <summary>Gets or sets where the domain is and how to sign in to it.</summary>
    public ActiveDirectoryOptions Settings { get; set; } = new();
}

/// <summary>A directory that is a JSON file of groups and users.</summary>
public sealed class FileDirectoryOptions : DirectoryOptions
{
    /// <inheritdoc/>
    public override DirectoryKind Kind => DirectoryKind.File;

    /// <summary>Gets or sets the file; it is read anew at every run.</summary>
    /// <value>Required. A relative path starts at the host's current folder.</value>
    public string? Path { get; set; }
}
