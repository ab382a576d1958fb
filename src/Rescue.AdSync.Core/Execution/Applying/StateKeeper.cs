using Microsoft.Extensions.Logging;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Execution;

/// <summary>Commits what a run finds out. State that cannot be saved ends the run: what it wrote from there on would be forgotten (E9).</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
internal sealed class StateKeeper(ISyncStateStore store, RunControl control, ILogger logger)
{
    /// <summary>Commits a change.</summary>
    /// <returns><see langword="false"/> if it could not be saved; then nothing more may be sent.</returns>
    public async Task<bool> CommitAsync(StateChange change)
    {
        try
        {
            await store.CommitAsync(change, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            logger.StateNotSaved(exception);
            control.Stop($"The state could not be saved ({exception.GetType().Name}: {exception.Message}). Mend that before the next run.");
            return false;
        }
    }
}
