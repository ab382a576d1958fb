using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Transport;

namespace Rescue.AdSync.RescueApi;

/// <summary>Says what went wrong, where, and what to do about it.</summary>
internal static class RescueFailures
{
    public static RescueException ToException(RescueMethod method, string host, RescueResult result, Exception? cause) =>
        new(result, $"Rescue ({host}) could not be read: {method.Name} {Happened(result)}. {Advice(result.Code)}", cause);

    /// <summary>Says how a call was answered, to follow its name.</summary>
    public static string Happened(RescueResult result) => result.Code switch
    {
        RescueErrorCode.NoAnswer => $"was not answered: {result.Word}",
        RescueErrorCode.Unreadable => $"was answered with {result.Word}",
        _ => $"was answered {result.Word}",
    };

    /// <summary>Says what to do about an answer.</summary>
    public static string Advice(RescueErrorCode code) => code switch
    {
        RescueErrorCode.NoAnswer =>
            "Check that this machine reaches the host (DNS, proxy, firewall, TLS) and that region or base address are right; then run again.",
        RescueErrorCode.Unreadable =>
            "Check that region or base address name a Rescue server and that no proxy answers in its place; then run again.",
        RescueErrorCode.Unspecified => "Rescue gives no reason, and repeating it did not help. Run again later.",
        RescueErrorCode.Throttled => "Rescue asks to slow down for longer than the configured patience. Run again later, or less often.",
        RescueErrorCode.InvalidToken =>
            "The service token is wrong or was replaced by a newer one. Generate one in Admin Center, Global Settings, and configure it.",
        RescueErrorCode.InvalidCredential =>
            "E-mail or password is wrong, or this account may sign in by single sign-on only. Correct them, or use a service token.",
        RescueErrorCode.LoginLimitReached =>
            "There were more than ten sign-ins in three minutes. Wait three minutes, and see that nothing else signs in with this account; a service token needs no sign-in.",
        RescueErrorCode.CallerDeletedOrDisabled =>
            "The user whom the credential belongs to was deleted or disabled. Use the credential of a master administrator who is enabled.",
        RescueErrorCode.NotLoggedIn =>
            "Rescue does not know the session, though it was renewed; or it does not take the token here. See that no proxy removes cookies, or use a service token.",
        _ => "This is not an answer that the documentation knows for a read. See that the credential is that of a master administrator.",
    };
}
