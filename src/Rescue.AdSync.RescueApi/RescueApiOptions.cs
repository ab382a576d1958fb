using System.Diagnostics;

namespace Rescue.AdSync.RescueApi;

/// <summary>Says where the Rescue account is, whose credential to use, and how patient to be.</summary>
/// <remarks>
/// Give a <see cref="ServiceToken"/>, or <see cref="Email"/> and <see cref="Password"/>. Where all are given, the token is
/// used. Credentials are read anew for every call, so a changed configuration takes effect without a restart.
/// </remarks>
public sealed class RescueApiOptions
{
    private static readonly Uri UsAddress = new("https://secure.logmeinrescue.com/");
    private static readonly Uri EuAddress = new("https://secure.logmeinrescue.eu/");

    /// <summary>Gets or sets the address that <c>API/</c> follows; wins over <see cref="Region"/>. HTTPS, except on loopback.</summary>
    /// <value>The default value is <see langword="null"/>: the address of the <see cref="Region"/>.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>Gets or sets the region.</summary>
    /// <value>The default value is <see cref="RescueRegion.Us"/>.</value>
    public RescueRegion Region { get; set; }

    /// <summary>Gets or sets the API token that a master administrator generates in Admin Center, Global Settings.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ServiceToken { get; set; }

    /// <summary>Gets or sets the sign-in e-mail of a master administrator.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? Email { get; set; }

    /// <summary>Gets or sets the password that goes with <see cref="Email"/>.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Password { get; set; }

    /// <summary>Gets or sets how long one attempt may take, its whole answer included; from 10 ms to a day.</summary>
    /// <value>The default value is 100 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Gets or sets how often an attempt is repeated where that is safe (E7); from 0 to 20.</summary>
    /// <value>The default value is 3.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>Gets or sets the wait before the first repetition; it doubles each time, with jitter. At most a day.</summary>
    /// <value>The default value is 1 second.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the longest wait that doubling leads to. At most a day.</summary>
    /// <value>The default value is 30 seconds.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets the longest wait that Rescue may ask for (<c>Retry-After</c>) and get. A longer one ends the call as
    /// throttled. At most a day.
    /// </summary>
    /// <value>The default value is 2 minutes.</value>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets how many bytes an answer may have, after decompression; from 1,024 to 1 GiB.</summary>
    /// <value>The default value is 256 MiB, more than a tree of a million nodes takes.</value>
    public int MaxAnswerBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Gets the address that calls go to, with a slash at its end.</summary>
    internal Uri Address
    {
        get
        {
            Uri address = BaseAddress ?? (Region == RescueRegion.Eu ? EuAddress : UsAddress);
            return address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
        }
    }

    /// <summary>Gets the token without the line break that a token file tends to end with, or <see langword="null"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string? Token => string.IsNullOrWhiteSpace(ServiceToken) ? null : ServiceToken.Trim();

    /// <summary>Returns the host and the kind of credential, without any secret (S8).</summary>
    public override string ToString() =>
        $"{(BaseAddress is { IsAbsoluteUri: false } ? "no absolute address" : Address.Host)} ({(Token is null ? "e-mail and password" : "service token")})";
}
