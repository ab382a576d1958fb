namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>A domain controller as it is dialled.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its TCP port.</param>
internal readonly record struct LdapEndpoint(string Host, int Port)
{
    /// <summary>Returns the name and port as they stand in messages.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
