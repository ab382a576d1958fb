using System.Globalization;
using Azure.Core;

namespace Rescue.AdSync.Entra.SignIn;

/// <summary>Gives the token to send. Safe for use by several threads at once.</summary>
/// <remarks>The credential keeps tokens while they last, so it is asked each time and may be replaced at any time.</remarks>
internal sealed class TokenKeeper(Func<TokenCredential> credential, EntraEndpoints endpoints, TimeProvider clock)
{
    private readonly string[] _scopes = [endpoints.Scope];
    private TokenCredential? _credential;
    private Seen? _seen;
    private string? _rejected;

    /// <summary>Gets what the last token says, or <see langword="null"/> if there was none or it cannot be read.</summary>
    public TokenClaims? Claims => _seen?.Claims;

    /// <summary>Gets a token.</summary>
    /// <exception cref="SignInException">There is none to be had.</exception>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        string token = await AskAsync(claims: null, cancellationToken).ConfigureAwait(false);
        if (token == _rejected)
        {
            token = await AskAsync(FreshToken(), cancellationToken).ConfigureAwait(false);
        }

        if (_seen?.Token != token)
        {
            _seen = new Seen(token, TokenClaims.Read(token));
        }

        return token;
    }

    /// <summary>Notes that Graph refuses the last token, although it has not ended.</summary>
    public void Reject() => _rejected = _seen?.Token;

    private async Task<string> AskAsync(string? claims, CancellationToken cancellationToken)
    {
        try
        {
            TokenCredential source = _credential ??= credential();
            AccessToken token = await source.GetTokenAsync(new TokenRequestContext(_scopes, claims: claims), cancellationToken).ConfigureAwait(false);
            return token.Token;
        }
        catch (Exception failure) when (failure is not SignInException && !cancellationToken.IsCancellationRequested)
        {
            // A renewed certificate or secret file is taken up by making the credential anew.
            _credential = null;
            throw SignInFailure.Explain(failure, endpoints.Authority);
        }
        catch (Exception failure) when (failure is not (SignInException or OperationCanceledException))
        {
            throw new OperationCanceledException("Signing in was cancelled.", failure, cancellationToken);
        }
    }

    // The form in which Graph itself asks for a token that is newer than what it knows; it makes credentials pass their cache.
    private string FreshToken() => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"access_token\":{{\"nbf\":{{\"essential\":true,\"value\":\"{clock.GetUtcNow().ToUnixTimeSeconds()}\"}}}}}}");

    private sealed record Seen(string Token, TokenClaims? Claims)
    {
        public override string ToString() => "***";
    }
}
