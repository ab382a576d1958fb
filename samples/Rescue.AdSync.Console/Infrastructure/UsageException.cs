namespace Rescue.AdSync.ConsoleHost;

/// <summary>The command line asks for something that cannot be; the message says what and how to put it right.</summary>
internal sealed class UsageException(string message) : Exception(message);
