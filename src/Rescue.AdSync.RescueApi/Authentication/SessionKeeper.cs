using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Transport;

namespace Rescue.AdSync.RescueApi.Authentication;

/// <summary>Signs in with e-mail and password, and shares the session among all callers.</summary>
/// <remarks>
/// Rescue takes ten sign-ins in three minutes. So however many callers need a session, one sign-in serves them; and a
/// refusal is remembered for as long, so that a wrong password neither uses the ten up nor locks anybody out.
/// Safe for use by several threads at once.
/// </remarks>
internal sealed class SessionKeeper(RescueSender sender, TimeProvider timeProvider, ILogger logger)
{
    private static readonly TimeSpan RefusalLifetime = TimeSpan.FromMinutes(3);

    private readonly Lock _gate = new();
    private Session? _session;
    private Task<SignInOutcome>? _signIn;
    private Refusal? _refusal;

    /// <summary>Gets a session, signing in where there is none.</summary>
    /// <param name="options">Whose.</param>
    /// <param name="expired">The session that Rescue no longer knows, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the wait; a sign-in under way goes on for the others.</param>
    public Task<SignInOutcome> GetAsync(RescueApiOptions options, Session? expired, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (expired is not null && ReferenceEquals(_session, expired))
            {
                logger.SessionExpired();
                _session = null;
            }

            if (_session is { } session && session.BelongsTo(options))
            {
                return Task.FromResult(new SignInOutcome(session, RescueResult.Ok));
            }

            if (_refusal is { } refusal && refusal.Holds(options, timeProvider))
            {
                return Task.FromResult(new SignInOutcome(null, refusal.Result));
            }

            _signIn ??= Task.Run(() => SignInAsync(options), CancellationToken.None);
            return _signIn.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Gives a session up that Rescue did not know although it was new: signing in again would not help.</summary>
    public void GiveUp(RescueApiOptions options, Session session, RescueResult result)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_session, session))
            {
                _session = null;
                Remember(options, result);
            }
        }
    }

    private async Task<SignInOutcome> SignInAsync(RescueApiOptions options)
    {
        var session = new Session(options);
        RescueResult result = new(RescueErrorCode.NoAnswer, "the sign-in broke off");
        try
        {
            RescueCall call = RescueCalls.Login(options.Email ?? string.Empty, options.Password ?? string.Empty);
            Answer answer = await sender.SendAsync(call, options, token: null, session.Cookies, CancellationToken.None).ConfigureAwait(false);
            result = answer.Result.IsOk && session.Cookies.Count == 0
                ? new RescueResult(RescueErrorCode.Unreadable, "OK without a session cookie")
                : answer.Result;
            return new SignInOutcome(result.IsOk ? session : null, result, answer.Cause);
        }
        finally
        {
            Finish(options, session, result);
        }
    }

    private void Finish(RescueApiOptions options, Session session, RescueResult result)
    {
        lock (_gate)
        {
            _signIn = null;
            if (result.IsOk)
            {
                _session = session;
                _refusal = null;
                logger.SignedIn();
            }
            else if (result.IsAuthenticationFailure)
            {
                Remember(options, result);
            }
        }
    }

    private void Remember(RescueApiOptions options, RescueResult result)
    {
        _refusal = new Refusal(new SignInKey(options), result, timeProvider.GetTimestamp());
        logger.SignInRefused(result.ToString(), RefusalLifetime.TotalMinutes);
    }

    private sealed record Refusal(SignInKey Key, RescueResult Result, long Since)
    {
        public bool Holds(RescueApiOptions options, TimeProvider timeProvider) =>
            Key.Matches(options) && timeProvider.GetElapsedTime(Since) < RefusalLifetime;
    }
}
