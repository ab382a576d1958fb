namespace Rescue.AdSync.RescueApi.Authentication;

/// <summary>Remembers which host, e-mail and password a sign-in was made with.</summary>
internal sealed class SignInKey(RescueApiOptions options)
{
    private readonly Uri _address = options.Address;
    private readonly string? _email = options.Email;
    private readonly string? _password = options.Password;

    public bool Matches(RescueApiOptions options) =>
        _address == options.Address
        && string.Equals(_email, options.Email, StringComparison.Ordinal)
        && string.Equals(_password, options.Password, StringComparison.Ordinal);
}
