using Rescue.AdSync.Directories;
using Rescue.AdSync.Hosting;

namespace Rescue.AdSync.ConsoleHost;

/// <summary>Finds the directory that <c>--directory</c> names.</summary>
internal static class DirectoryChoice
{
    public static IDirectorySource Require(DirectoryCatalog catalog, string name) => catalog.Find(new DirectoryName(name))
        ?? throw new UsageException($"--directory {name}: there is no such directory; there are {string.Join(", ", catalog.Sources.Select(source => source.Name))}.");
}
