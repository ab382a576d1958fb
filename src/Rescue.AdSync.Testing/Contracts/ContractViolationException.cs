namespace Rescue.AdSync.Testing.Contracts;

/// <summary>
/// A directory source, or a state store, does not do what its interface promises. The message says what was expected and what
/// was seen.
/// </summary>
public sealed class ContractViolationException : Exception
{
    internal ContractViolationException(DirectorySourceCase violated, string message, Exception? innerException = null)
        : this(violated.Name, violated.Rule, message, innerException)
    {
    }

    internal ContractViolationException(StateStoreCase violated, string message, Exception? innerException = null)
        : this(violated.Name, violated.Rule, message, innerException)
    {
    }

    private ContractViolationException(string name, string rule, string message, Exception? innerException)
        : base($"{name} ({rule}): {message}", innerException) => CaseName = name;

    /// <summary>Gets the name of the case that failed.</summary>
    public string CaseName { get; }
}
