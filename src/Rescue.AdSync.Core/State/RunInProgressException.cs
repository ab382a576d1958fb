namespace Rescue.AdSync.State;

/// <summary>Another run works with the same state at this moment (E1). Nothing was read or written.</summary>
public sealed class RunInProgressException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="RunInProgressException"/> class.</summary>
    /// <param name="message">Which state is in use, and what to do.</param>
    /// <param name="innerException">What caused it, or <see langword="null"/>.</param>
    public RunInProgressException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
