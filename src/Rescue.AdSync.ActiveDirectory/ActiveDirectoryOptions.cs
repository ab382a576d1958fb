namespace Rescue.AdSync.ActiveDirectory;

/// <summary>Says where an Active Directory domain is and how to sign in to it.</summary>
/// <remarks>Immutable, and safe to share between threads. Printing it shows no password (S8).</remarks>
public sealed record ActiveDirectoryOptions
{
    internal const int LargestPage = 1000;
    internal const int MostRequests = 8;

    /// <summary>Gets the domain controller to read from; its certificate must bear this name.</summary>
    /// <value>The default value is empty: <see cref="Domain"/> is given instead. One of the two must be.</value>
    public string Server { get; init; } = string.Empty;

    /// <summary>
    /// Gets the DNS name of the domain, whose controllers are then found by DNS (<c>_ldap._tcp.dc._msdcs.DOMAIN</c>), instead of
    /// <see cref="Server"/>. Each read uses one of them from beginning to end: the one that served the last read, or if that
    /// does not answer the next in the order of DNS. The certificate of each must bear its name.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? Domain { get; init; }

    /// <summary>Gets the TCP port, or <see langword="null"/> for the usual one.</summary>
    /// <value>The default value is <see langword="null"/>: 636 for <see cref="ActiveDirectorySecurity.Ldaps"/>, else 389.</value>
    public int? Port { get; init; }

    /// <summary>Gets how the connection is protected.</summary>
    /// <value>The default value is <see cref="ActiveDirectorySecurity.Ldaps"/>.</value>
    public ActiveDirectorySecurity Security { get; init; }

    /// <summary>
    /// Gets the distinguished name below which groups are searched for, or <see langword="null"/> for the whole domain.
    /// It does not bound memberships: a group's members count wherever in the domain they stand.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? BaseDn { get; init; }

    /// <summary>Gets how to sign in.</summary>
    /// <value>The default value is <see cref="ActiveDirectoryAuthentication.Simple"/>.</value>
    public ActiveDirectoryAuthentication Authentication { get; init; }

    /// <summary>Gets the account for a simple bind: <c>sync@example.com</c>, <c>EXAMPLE\sync</c> or a distinguished name.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? UserName { get; init; }

    /// <summary>Gets the password for a simple bind.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public Secret? Password { get; init; }

    /// <summary>
    /// Gets a PEM file with the certificates of the authorities to trust, instead of the operating system's;
    /// <see langword="null"/> to trust those of the operating system.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? CaCertificateFile { get; init; }

    /// <summary>Gets how long reaching the server, agreeing on TLS, and signing in may take, each.</summary>
    /// <value>The default value is 15 seconds.</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets how long the server may take over one request, such as a page of results.</summary>
    /// <value>The default value is 2 minutes, which is what Active Directory allows a query by default.</value>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets the number of entries to ask for at a time, 1 to 1,000.</summary>
    /// <value>The default value is 1,000, the most that Active Directory gives by default.</value>
    public int PageSize { get; init; } = LargestPage;

    /// <summary>Gets how many requests of one read may be under way at once, 1 to 8, over one connection.</summary>
    /// <value>The default value is 4. Active Directory holds the results of 10 paged searches for a connection.</value>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Gets the port that is dialled.</summary>
    internal int EffectivePort => Port ?? (Security == ActiveDirectorySecurity.Ldaps ? 636 : 389);

    /// <summary>Gets a value indicating whether passwords and data would cross the network in clear text.</summary>
    internal bool IsClearText =>
        Security == ActiveDirectorySecurity.None && Authentication == ActiveDirectoryAuthentication.Simple;

    /// <summary>Gets how many values of <c>member</c> to ask for at a time, or <see langword="null"/> to leave it to the server.</summary>
    internal int? MemberRangeStep { get; init; }

    /// <summary>Lists what is wrong with the options, by key; empty for sound ones. Touches neither disk nor network.</summary>
    public IReadOnlyList<string> Validate() => ActiveDirectoryOptionsValidation.Faults(this);
}
