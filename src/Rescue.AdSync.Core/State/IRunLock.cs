namespace Rescue.AdSync.State;

/// <summary>Lets one run at a time work with a state (E1).</summary>
/// <remarks>The operating system releases the lock of a process that ends, however it ends. Safe for use by several threads at once.</remarks>
public interface IRunLock
{
    /// <summary>Takes the lock, or fails at once if another run holds it.</summary>
    /// <returns>The lock; disposing it releases it.</returns>
    /// <exception cref="RunInProgressException">Another run holds the lock, in this process or another.</exception>
    /// <exception cref="StateException">The lock cannot be taken for another reason, such as a missing right.</exception>
    IDisposable Take();
}
