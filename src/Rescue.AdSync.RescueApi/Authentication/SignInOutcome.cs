using System.Diagnostics.CodeAnalysis;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.RescueApi.Authentication;

/// <summary>What came of a sign-in.</summary>
/// <param name="Session">The session, or <see langword="null"/> where there is none.</param>
/// <param name="Result">What Rescue, or the way to it, said.</param>
/// <param name="Cause">What broke the sign-in, or <see langword="null"/>.</param>
internal sealed record SignInOutcome(Session? Session, RescueResult Result, Exception? Cause = null)
{
    [MemberNotNullWhen(true, nameof(Session))]
    public bool IsOk => Session is not null;
}
