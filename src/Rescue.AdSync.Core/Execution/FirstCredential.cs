namespace Rescue.AdSync.Execution;

/// <summary>What a new user signs in with the first time. Rescue refuses to enable somebody who has neither password nor SSO id.</summary>
public enum FirstCredential
{
    /// <summary>The configured password, the same for all. Rescue can be set to ask for a new one at the first sign-in.</summary>
    DefaultPassword,

    /// <summary>A long random password that nobody knows; the user asks Rescue for a new one.</summary>
    RandomPassword,

    /// <summary>No password: single sign-on only. A user without an SSO id is not created.</summary>
    SsoOnly,
}
