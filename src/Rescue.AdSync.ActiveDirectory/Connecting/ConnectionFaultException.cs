namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>Says why a server cannot be talked to, and what to do. A DirectoryException is made of it.</summary>
internal sealed class ConnectionFaultException(string message, Exception? innerException = null) : Exception(message, innerException);
