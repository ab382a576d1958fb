namespace Rescue.AdSync.Hosting;

/// <summary>A configuration file or folder is missing or cannot be read. The message says which, and never holds a value from it (S8).</summary>
public sealed class ConfigurationFileException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="ConfigurationFileException"/> class.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="message">What is wrong with it, and what to do.</param>
    public ConfigurationFileException(string path, string message)
        : base($"{path}: {message}") => Path = path;

    /// <summary>Gets the file or folder.</summary>
    public string Path { get; }
}
