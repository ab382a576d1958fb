using System.Diagnostics;

namespace Rescue.AdSync.TestSupport.Samba;

/// <summary>
/// A real Active Directory domain controller (Samba) on a loopback address of its own, with people and groups in it.
/// </summary>
/// <remarks>
/// <para>
/// Making a domain takes about ten seconds and loading it some more, so both are done once and kept in the temporary folder,
/// by the hash of the scripts and of the data; each start works on a copy. Any number of test processes can run at once.
/// </para>
/// <para>
/// The server hangs on this process by a pipe: it ends with it, also when the process is killed. It needs Linux and root,
/// because its ports cannot be chosen and are below 1024. Where it cannot run, <see cref="StartAsync(string, CancellationToken)"/> throws.
/// </para>
/// </remarks>
public sealed class SambaDomain : IAsyncDisposable
{
    /// <summary>The realm of a domain for which no other is asked.</summary>
    public const string DefaultRealm = "ADSYNC.TEST";

    private readonly SambaAddress _address;
    private readonly string _realm;
    private readonly Process _server;

    private SambaDomain(SambaAddress address, string realm, string folder, Process server)
    {
        _address = address;
        _realm = realm;
        Folder = folder;
        _server = server;
    }

    /// <summary>Gets the address to dial; the certificate bears it.</summary>
    public string Host => _address.Ip;

    /// <summary>Gets the port for LDAP over TLS.</summary>
    public static int LdapsPort => 636;

    /// <summary>Gets the plain port, which offers StartTLS and Kerberos; it refuses passwords in clear text.</summary>
    public static int LdapPort => 389;

    /// <summary>Gets the DNS name of the default domain.</summary>
    public static string DnsName => "adsync.test";

    /// <summary>Gets the distinguished name of the default domain.</summary>
    public static string BaseDn => "DC=adsync,DC=test";

    /// <summary>Gets an account of the default domain that may do what every account may: read.</summary>
    public static string ReaderUserName => "svc-reader@adsync.test";

    /// <summary>Gets the reader's password.</summary>
    public static string ReaderPassword => "Passw0rd!read3r";

    /// <summary>Gets the PEM file of the authority that issued the server's certificate.</summary>
    public string CaCertificateFile => Path.Combine(Folder, "tls", "ca.pem");

    /// <summary>Gets the configuration for Kerberos clients of this domain.</summary>
    public string KerberosConfigurationFile => Path.Combine(Folder, "krb5.conf");

    /// <summary>Gets the folder that holds the domain.</summary>
    public string Folder { get; }

    /// <summary>Starts a domain that holds what an LDIF text says, besides Samba's own accounts.</summary>
    /// <param name="ldif">The entries; see <see cref="Ldif"/>.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="InvalidOperationException">The domain cannot run here, or did not start; the message says why.</exception>
    public static Task<SambaDomain> StartAsync(string ldif, CancellationToken cancellationToken = default) =>
        StartAsync(ldif, DefaultRealm, cancellationToken);

    /// <summary>Starts a domain of another name, which can stand beside the default one.</summary>
    /// <param name="ldif">The entries; see <see cref="Ldif"/>.</param>
    /// <param name="realm">The domain's DNS name in capitals.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="InvalidOperationException">The domain cannot run here, or did not start; the message says why.</exception>
    public static async Task<SambaDomain> StartAsync(string ldif, string realm, CancellationToken cancellationToken = default)
    {
        RequireRoot();
        string template = await SambaTemplates.GetAsync(ldif, realm, cancellationToken);
        SambaAddress address = SambaAddress.Take();
        try
        {
            string folder = await SambaTemplates.CopyAsync(template, $"run-{address.Ip}", cancellationToken);
            return await LaunchAsync(address, realm, folder, cancellationToken);
        }
        catch
        {
            address.Dispose();
            throw;
        }
    }

    /// <summary>Changes the directory while the server runs; it shows the changes from then on.</summary>
    /// <param name="ldif">Entries to add and changes to make, all or none; see <see cref="Ldif"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task ApplyAsync(string ldif, CancellationToken cancellationToken = default) =>
        SambaTemplates.LoadAsync(Folder, ldif, _realm, cancellationToken);

    /// <summary>Puts an access rule on an object, in front of those it has.</summary>
    /// <param name="dn">The object.</param>
    /// <param name="rule">The rule in SDDL, such as <c>(D;;RP;;;AU)</c>: no account may read any attribute.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task AddAccessRuleAsync(string dn, string rule, CancellationToken cancellationToken = default) =>
        AdministerAsync(["dsacl", "set", $"--objectdn={dn}", $"--sddl={rule}"], cancellationToken);

    /// <summary>Runs <c>samba-tool</c> on the domain.</summary>
    /// <param name="arguments">What to do, such as <c>user disable ann</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public Task AdministerAsync(IEnumerable<string> arguments, CancellationToken cancellationToken = default) =>
        SambaScripts.RunAsync("samba-tool", [.. arguments, "-s", Path.Combine(Folder, "smb.conf")], cancellationToken);

    /// <summary>Ends the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _server.Dispose();
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A worker of the server may still be writing its last lines; the next start clears the folder.
        }

        _address.Dispose();
    }

    private static void RequireRoot()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            throw new InvalidOperationException(
                "These tests start a real domain controller (Samba), which needs Linux and root, for its ports are below 1024. Run them as root, for example in a container of Debian.");
        }
    }

    private static async Task<SambaDomain> LaunchAsync(SambaAddress address, string realm, string folder, CancellationToken cancellationToken)
    {
        var domain = new SambaDomain(address, realm, folder, SambaScripts.Start("start.sh", realm, folder, address.Ip, "--foreground"));
        try
        {
            await domain.WaitUntilItAnswersAsync(cancellationToken);
            return domain;
        }
        catch
        {
            await domain.StopAsync();
            throw;
        }
    }

    private async Task WaitUntilItAnswersAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(4));
        while (!_server.HasExited && !limit.IsCancellationRequested)
        {
            if (await SambaScripts.SucceedsAsync("ldapsearch", ["-x", "-H", $"ldap://{Host}", "-s", "base", "-b", "", "defaultNamingContext"], limit.Token))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw new InvalidOperationException($"Samba did not start on {Host}. Its log is {Path.Combine(Folder, "log", "samba.log")}.");
    }

    private async Task StopAsync()
    {
        _server.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            await _server.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await SambaScripts.RunAsync("stop.sh", [Folder], CancellationToken.None);
        }
    }
}
