namespace Rescue.AdSync.Testing.Contracts;

/// <summary>A source does not do what <see cref="Rescue.AdSync.Directories.IDirectorySource"/> promises. The message says what was expected and what was seen.</summary>
public sealed class ContractViolationException : Exception
{
    internal ContractViolationException(DirectorySourceCase violated, string message, Exception? innerException = null)
        : base($"{violated.Name} ({violated.Rule}): {message}", innerException) => CaseName = violated.Name;

    /// <summary>Gets the name of the case that failed.</summary>
    public string CaseName { get; }
}
