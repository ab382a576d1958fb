using Rescue.AdSync.Directories;

namespace Rescue.AdSync.State;

/// <summary>Keeps for a directory source what it wants to find again at the next read, such as its place in a stream of changes.</summary>
/// <remarks>
/// The state is the source's own and opaque to everybody else. It holds no secret (S8), and losing it costs a full read and
/// nothing more. Implementations are safe for use by several threads at once.
/// </remarks>
public interface IDirectoryStateStore
{
    /// <summary>Reads the state of a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was saved last, or <see langword="null"/> if nothing was.</returns>
    Task<ReadOnlyMemory<byte>?> LoadDirectoryAsync(DirectoryName directory, CancellationToken cancellationToken = default);

    /// <summary>Saves the state of a directory in place of the one before, as a whole or not at all.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="state">The state.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task SaveDirectoryAsync(DirectoryName directory, ReadOnlyMemory<byte> state, CancellationToken cancellationToken = default);
}
