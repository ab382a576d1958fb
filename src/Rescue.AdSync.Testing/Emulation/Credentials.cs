using System.Security.Cryptography;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>
/// Sessions, auth codes and the token. A session ends after 20 minutes without a call; more than ten sign-ins in three minutes are
/// refused; a new auth code ends the one before.
/// </summary>
internal sealed class Credentials(EmulatedAccount account, RescueEmulatorOptions options)
{
    private const int MaxLogins = 10;
    private const int AuthCodeLength = 79;
    private static readonly TimeSpan LoginWindow = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan SessionIdleTime = TimeSpan.FromMinutes(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _sessions = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _logins = new();
    private string? _authCode;

    /// <summary>Signs in.</summary>
    /// <returns>The session's id.</returns>
    public RescueResult<string> LogIn(string? email, string? password)
    {
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        lock (_gate)
        {
            // Attempts that are refused count too: whoever hammers stays out.
            _logins.Enqueue(now);
            while (_logins.Peek() <= now - LoginWindow)
            {
                _logins.Dequeue();
            }

            if (_logins.Count > MaxLogins)
            {
                return new RescueResult<string>(Refusals.LoginLimitReached);
            }

            if (!IsCaller(email, password))
            {
                return new RescueResult<string>(Refusals.InvalidCredential);
            }

            string session = RandomNumberGenerator.GetHexString(24, lowercase: true);
            _sessions.Add(session, now);
            return new RescueResult<string>(session);
        }
    }

    public RescueResult LogOut(string? session)
    {
        lock (_gate)
        {
            return session is not null && _sessions.Remove(session) ? RescueResult.Ok : Refusals.NotLoggedIn;
        }
    }

    public RescueResult<string> RequestAuthCode(string? email, string? password)
    {
        lock (_gate)
        {
            if (!IsCaller(email, password))
            {
                return new RescueResult<string>(Refusals.InvalidCredential);
            }

            _authCode = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", AuthCodeLength);
            return new RescueResult<string>(_authCode);
        }
    }

    /// <summary>Judges what came with a call. A wrong code is refused even where a session would do.</summary>
    public RescueResult Authenticate(string? authCode, string? session)
    {
        RescueResult result = string.IsNullOrEmpty(authCode) ? CheckSession(session) : CheckCode(authCode);
        return result.IsOk ? account.CheckCaller() : result;
    }

    public void EndSessions()
    {
        lock (_gate)
        {
            _sessions.Clear();
        }
    }

    private bool IsCaller(string? email, string? password) =>
        account.Find(account.Caller) is { IsEnabled: true } caller
        && UserRules.Is(email, caller.Email)
        && password is not null
        && account.PasswordMatches(caller.Id, password);

    private RescueResult CheckCode(string authCode)
    {
        lock (_gate)
        {
            bool known = string.Equals(authCode, options.ServiceToken, StringComparison.Ordinal)
                || string.Equals(authCode, _authCode, StringComparison.Ordinal);
            return known ? RescueResult.Ok : Refusals.InvalidToken;
        }
    }

    private RescueResult CheckSession(string? session)
    {
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        lock (_gate)
        {
            if (session is null || !_sessions.TryGetValue(session, out DateTimeOffset lastUsed))
            {
                return Refusals.NotLoggedIn;
            }

            if (now - lastUsed >= SessionIdleTime)
            {
                _sessions.Remove(session);
                return Refusals.NotLoggedIn;
            }

            _sessions[session] = now;
            return RescueResult.Ok;
        }
    }
}
