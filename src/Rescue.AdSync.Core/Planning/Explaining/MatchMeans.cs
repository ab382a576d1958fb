namespace Rescue.AdSync.Planning;

/// <summary>What tells that a directory person and a Rescue user are one (R6).</summary>
public enum MatchMeans
{
    /// <summary>Nothing does: there is no such user.</summary>
    None,

    /// <summary>A link that was remembered.</summary>
    Link,

    /// <summary>The single sign-on id.</summary>
    SsoId,

    /// <summary>The sign-in e-mail.</summary>
    Email,

    /// <summary>It could be several; nobody is touched.</summary>
    Ambiguous,
}
