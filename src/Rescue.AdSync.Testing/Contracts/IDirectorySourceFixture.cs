using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>A directory that holds a <see cref="ContractWorld"/>, and the source under test. Written by whoever writes the source.</summary>
/// <remarks>
/// Arrange the world once, before the first case; no case changes the directory. It may hold more than the world. Whatever
/// is given here is used by several threads at once.
/// </remarks>
public interface IDirectorySourceFixture
{
    /// <summary>Gets the world that stands in the directory.</summary>
    ContractWorld World { get; }

    /// <summary>Gets the source under test.</summary>
    IDirectorySource Source { get; }

    /// <summary>Gets a source whose directory cannot be reached. Not asked for where the world lacks <see cref="ContractFeatures.Outages"/>.</summary>
    IDirectorySource? Unreachable => null;

    /// <summary>
    /// Gets a source whose directory takes a request and never answers. Not asked for where the world lacks
    /// <see cref="ContractFeatures.Stalls"/>.
    /// </summary>
    IDirectorySource? Stalled => null;

    /// <summary>
    /// Gets sources of the same directory whose reads break somewhere: a page that is missing, a connection that ends, a right
    /// that is withheld. Not asked for where the world lacks <see cref="ContractFeatures.Failures"/>.
    /// </summary>
    IReadOnlyList<IDirectorySource> Failing => [];

    /// <summary>Tells the key that the directory gave to a user or group of the world.</summary>
    /// <param name="key">What the contract calls it.</param>
    /// <returns>The key; here the suggested one, for directories that let it be chosen.</returns>
    ObjectId IdOf(string key) => ContractWorld.SuggestedId(key);
}
