namespace Rescue.AdSync.Testing.Contracts;

/// <summary>A store does not do what <see cref="Rescue.AdSync.State.ISyncStateStore"/> and its sisters promise. The message says what was expected and what was seen.</summary>
public sealed class StateStoreViolationException : Exception
{
    internal StateStoreViolationException(StateStoreCase violated, string message, Exception? innerException = null)
        : base($"{violated.Name} ({violated.Rule}): {message}", innerException) => CaseName = violated.Name;

    /// <summary>Gets the name of the case that failed.</summary>
    public string CaseName { get; }
}
