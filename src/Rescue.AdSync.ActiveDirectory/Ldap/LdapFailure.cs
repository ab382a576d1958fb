namespace Rescue.AdSync.ActiveDirectory.Ldap;

/// <summary>Why a request failed, as far as it matters what to do next.</summary>
internal enum LdapFailure
{
    /// <summary>Refused, for a reason that the message gives.</summary>
    Refused,

    /// <summary>No such object, or none that the account may see.</summary>
    NotFound,

    /// <summary>What was given for a name is none.</summary>
    InvalidName,

    /// <summary>Another server holds it.</summary>
    Elsewhere,

    /// <summary>The server cut the answer short, or gave up on it.</summary>
    Truncated,

    /// <summary>No answer in time; the connection is still good.</summary>
    TimedOut,

    /// <summary>The connection is gone, and with it the rest of the read.</summary>
    ConnectionLost,
}
