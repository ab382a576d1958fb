namespace Rescue.AdSync.Entra.Transport;

/// <summary>In what way a request of Graph failed.</summary>
internal enum GraphFailure
{
    /// <summary>The way there: a name, a connection, TLS, or no answer in time.</summary>
    Unreachable,

    /// <summary>Graph says that it cannot just now.</summary>
    Unavailable,

    /// <summary>Graph says that it is asked too much.</summary>
    Throttled,

    /// <summary>An answer that is no answer to what was asked.</summary>
    Unreadable,

    /// <summary>The token is not accepted.</summary>
    SignedOut,

    /// <summary>A permission is missing.</summary>
    Denied,

    /// <summary>There is no such object.</summary>
    NotFound,

    /// <summary>The place in the stream of changes is no longer known.</summary>
    Expired,

    /// <summary>Anything else that Graph refuses.</summary>
    Refused,
}
