namespace Rescue.AdSync.Accounts;

/// <summary>What follows from a <see cref="RescueErrorCode"/>.</summary>
public static class RescueErrorCodes
{
    /// <summary>Determines whether nobody can tell if a call that was answered so took effect (E4).</summary>
    /// <param name="code">The code.</param>
    public static bool IsOutcomeUnknown(this RescueErrorCode code) => code is
        RescueErrorCode.Other or RescueErrorCode.Unspecified or RescueErrorCode.NoAnswer or RescueErrorCode.Unreadable;

    /// <summary>Determines whether the credential was refused, so that no further call can succeed (E6).</summary>
    /// <param name="code">The code.</param>
    public static bool IsAuthenticationFailure(this RescueErrorCode code) => code is
        RescueErrorCode.NotLoggedIn or RescueErrorCode.InvalidToken or RescueErrorCode.InvalidCredential
        or RescueErrorCode.LoginLimitReached or RescueErrorCode.CallerDeletedOrDisabled;
}
