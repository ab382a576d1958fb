using Microsoft.Extensions.Options;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Hosting;

/// <summary>The directories of a host: those that are configured, and those that were added in code.</summary>
/// <remarks>Immutable, and safe for use by several threads at once. Disposes the sources that it made of the configuration.</remarks>
public sealed class DirectoryCatalog : IDisposable
{
    private readonly List<IDirectorySource> _configured;

    /// <summary>Initializes a new instance of the <see cref="DirectoryCatalog"/> class.</summary>
    /// <param name="options">The configured directories.</param>
    /// <param name="factory">Makes their sources.</param>
    /// <param name="addedInCode">The sources that were added in code.</param>
    internal DirectoryCatalog(IOptions<AdSyncOptions> options, DirectorySourceFactory factory, IEnumerable<IDirectorySource> addedInCode)
    {
        _configured = [.. options.Value.Directories.Select(directory => factory.Create(new DirectoryName(directory.Key), directory.Value))];
        Sources = [.. _configured.Concat(addedInCode).OrderBy(source => source.Name.ToString(), StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Gets the sources, ordered by name.</summary>
    public IReadOnlyList<IDirectorySource> Sources { get; }

    /// <summary>Finds a source by the name of its directory.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The source, or <see langword="null"/>.</returns>
    public IDirectorySource? Find(DirectoryName name) => Sources.FirstOrDefault(source => source.Name == name);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable source in _configured.OfType<IDisposable>())
        {
            source.Dispose();
        }
    }
}
