namespace Rescue.AdSync.Accounts;

/// <summary>Rescue could not be read: unreachable, credential refused, or an answer that makes no sense.</summary>
/// <remarks>The message says what is wrong and what to do. It never holds a secret (S8).</remarks>
public sealed class RescueException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="RescueException"/> class.</summary>
    /// <param name="result">What Rescue, or the way to it, answered.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">What caused it, or <see langword="null"/>.</param>
    public RescueException(RescueResult result, string message, Exception? innerException = null)
        : base(message, innerException) => Result = result;

    /// <summary>Gets what Rescue, or the way to it, answered.</summary>
    public RescueResult Result { get; }
}
