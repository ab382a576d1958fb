using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Says what an answer of Rescue means and what to do about it.</summary>
internal static class FailureText
{
    /// <summary>Says what came of a write.</summary>
    public static string Of(Confirmation answer) => answer is { IsCertain: true, Result.IsOutcomeUnknown: true }
        ? $"Rescue answered '{answer.Result}', and nothing was written. The next run tries again."
        : Of(answer.Result);

    public static string Of(RescueResult result) => result.Code switch
    {
        RescueErrorCode.EmailInUse => $"Rescue says that somebody has this e-mail already, perhaps in another account ({result}). Correct the e-mail in the directory, or free it in Rescue.",
        RescueErrorCode.InvalidEmail => $"Rescue does not take this e-mail ({result}). Correct it in the directory.",
        RescueErrorCode.InvalidName => $"Rescue does not take this name: it is empty or too long ({result}). Correct it in the directory.",
        RescueErrorCode.InvalidPassword => $"Rescue does not take the first password ({result}). Configure one that meets the account's password rules.",
        RescueErrorCode.InvalidMobileAddOn => $"Rescue refused the mobile licence; perhaps none is left ({result}).",
        RescueErrorCode.InvalidNode => $"The node is no longer in Rescue ({result}). The next run decides anew.",
        RescueErrorCode.InvalidParent or RescueErrorCode.InvalidTarget or RescueErrorCode.InvalidMove => $"Rescue does not take this group as the place ({result}). The next run decides anew.",
        RescueErrorCode.Throttled => $"Rescue asked to slow down for longer than the client waits ({result}). The next run tries again.",
        _ when result.IsAuthenticationFailure => $"Rescue refused the credential ({result}).",
        RescueErrorCode.NoAnswer => $"It is not known whether this was done: there was no answer from Rescue ({result}). The next run reads again and decides.",
        _ when result.IsOutcomeUnknown => $"It is not known whether this was done: Rescue answered '{result}'. The next run reads again and decides.",
        _ => $"Rescue answered '{result}'.",
    };
}
