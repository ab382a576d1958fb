namespace Rescue.AdSync.State;

/// <summary>The state cannot be read or written: the file is damaged, of a newer version, or not accessible; or the disk is full.</summary>
/// <remarks>The message says which file, what is wrong and what to do. Nothing was lost: a file that cannot be read is left as it is.</remarks>
public sealed class StateException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="StateException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">What caused it, or <see langword="null"/>.</param>
    public StateException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
