using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Execution;

/// <summary>Keeps a refused mobile licence from taking the rest of a call down with it (R12).</summary>
internal static class MobileGrant
{
    /// <summary>Determines whether a call that gave a licence, among other things, may have failed for it.</summary>
    /// <remarks>
    /// Which word says "no licence left" is not documented, so a word that nobody knows counts as one; but only if nothing was
    /// written, since what is sent after it must not undo it.
    /// </remarks>
    public static bool MayBeToBlame(Confirmation answer) =>
        answer is { IsUndone: true, Result.Code: RescueErrorCode.InvalidMobileAddOn or RescueErrorCode.Other };

    public static string Refused(RescueResult result) =>
        $"Rescue did not give the mobile licence ({result}); perhaps none is left. Buy or free one; the next run tries again.";
}
