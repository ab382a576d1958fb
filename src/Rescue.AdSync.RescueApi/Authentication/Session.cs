using System.Net;

namespace Rescue.AdSync.RescueApi.Authentication;

/// <summary>A signed-in session: its cookies, and whose it is. Not a record, because it holds secrets (S8).</summary>
internal sealed class Session(RescueApiOptions owner)
{
    private readonly SignInKey _key = new(owner);

    /// <summary>Gets the cookies. They are this session's alone, and go to no other client.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>Determines whether the session belongs to the credential and the host that are configured now.</summary>
    public bool BelongsTo(RescueApiOptions options) => _key.Matches(options);
}
