using Microsoft.Extensions.Logging;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Authentication;

namespace Rescue.AdSync.RescueApi.Transport;

/// <summary>Makes calls under whichever credential is configured. Safe for use by several threads at once.</summary>
internal sealed class RescueConnection
{
    private readonly RescueSender _sender;
    private readonly SessionKeeper _sessions;
    private readonly Func<RescueApiOptions> _options;

    public RescueConnection(Func<HttpClient> httpClient, Func<RescueApiOptions> options, TimeProvider timeProvider, ILogger logger)
    {
        _options = options;
        TimeProvider = timeProvider;
        _sender = new RescueSender(httpClient, timeProvider, logger);
        _sessions = new SessionKeeper(_sender, timeProvider, logger);
    }

    /// <summary>Gets the host, for messages.</summary>
    public string Host => _options().Address.Host;

    /// <summary>Gets the options as they are now.</summary>
    public RescueApiOptions Options => _options();

    public TimeProvider TimeProvider { get; }

    public Task<Answer> CallAsync(RescueCall call, CancellationToken cancellationToken)
    {
        RescueApiOptions options = _options();
        return options.Token is { } token
            ? _sender.SendAsync(call, options, token, cookies: null, cancellationToken)
            : CallInSessionAsync(call, options, cancellationToken);
    }

    /// <summary>Makes a call, and once more after signing in again if the session had run out: then the call did nothing.</summary>
    private async Task<Answer> CallInSessionAsync(RescueCall call, RescueApiOptions options, CancellationToken cancellationToken)
    {
        SignInOutcome first = await _sessions.GetAsync(options, expired: null, cancellationToken).ConfigureAwait(false);
        if (!first.IsOk)
        {
            return NotSignedIn(first);
        }

        Answer answer = await SendAsync(call, options, first.Session, cancellationToken).ConfigureAwait(false);
        if (answer.Result.Code != RescueErrorCode.NotLoggedIn)
        {
            return answer;
        }

        SignInOutcome second = await _sessions.GetAsync(options, first.Session, cancellationToken).ConfigureAwait(false);
        if (!second.IsOk)
        {
            return NotSignedIn(second);
        }

        answer = await SendAsync(call, options, second.Session, cancellationToken).ConfigureAwait(false);
        if (answer.Result.Code == RescueErrorCode.NotLoggedIn)
        {
            _sessions.GiveUp(options, second.Session, answer.Result);
        }

        return answer;
    }

    private Task<Answer> SendAsync(RescueCall call, RescueApiOptions options, Session session, CancellationToken cancellationToken) =>
        _sender.SendAsync(call, options, token: null, session.Cookies, cancellationToken);

    private static Answer NotSignedIn(SignInOutcome outcome)
    {
        RescueResult result = outcome.Result.Code is RescueErrorCode.NoAnswer or RescueErrorCode.Unreadable
            ? outcome.Result with { Word = $"{outcome.Result.Word} (at sign-in)" }
            : outcome.Result;
        return new Answer(result, default, outcome.Cause);
    }
}
