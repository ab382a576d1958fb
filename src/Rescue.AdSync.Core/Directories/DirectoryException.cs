namespace Rescue.AdSync.Directories;

/// <summary>A directory could not be read at all: unreachable, credential refused, or an answer that makes no sense.</summary>
/// <remarks>The message says which directory, what is wrong and what to do. It never holds a secret (S8).</remarks>
public sealed class DirectoryException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="DirectoryException"/> class.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">What caused it, or <see langword="null"/>.</param>
    public DirectoryException(DirectoryName directory, string message, Exception? innerException = null)
        : base($"Directory '{directory}': {message}", innerException) => Directory = directory;

    /// <summary>Gets the directory.</summary>
    public DirectoryName Directory { get; }
}
