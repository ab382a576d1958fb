using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>An OpenLDAP server on loopback, by the scripts in eng/openldap. It hangs on this process by a pipe and ends with it.</summary>
internal sealed class OpenLdapServer : IAsyncDisposable
{
    public const string BaseDn = "dc=adsync,dc=test";
    public const string ReaderDn = $"cn=reader,{BaseDn}";
    public const string ReaderPassword = "Passw0rd!read3r";

    private static readonly string Scripts = Path.Combine(RepositoryRoot(), "eng", "openldap");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adsync-openldap-");
    private Process? _server;

    /// <summary>Gets the plain port, which offers StartTLS.</summary>
    public int Port { get; } = FreePort();

    /// <summary>Gets the port for LDAP over TLS.</summary>
    public int LdapsPort { get; } = FreePort();

    /// <summary>Gets the PEM file of the authority that issued the server's certificate.</summary>
    public string CaCertificateFile => Path.Combine(_folder.FullName, "tls", "ca.pem");

    /// <summary>Starts a server that holds what an LDIF text says.</summary>
    /// <exception cref="InvalidOperationException">It did not start, or refused the entries; the script has said why.</exception>
    public static async Task<OpenLdapServer> StartAsync(string ldif, CancellationToken cancellationToken)
    {
        var server = new OpenLdapServer();
        try
        {
            await server.LaunchAsync(cancellationToken);
            await server.LoadAsync(ldif, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.StandardInput.Close();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        _server = Run("start.sh", _folder.FullName, Text(Port), Text(LdapsPort), "--foreground");
        while (await _server.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("export OPENLDAP_CA=", StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException($"OpenLDAP did not start on port {Port}; its scripts are in {Scripts}.");
    }

    private async Task LoadAsync(string ldif, CancellationToken cancellationToken)
    {
        string file = Path.Combine(_folder.FullName, "entries.ldif");
        await File.WriteAllTextAsync(file, ldif, cancellationToken);
        using Process loading = Run("load.sh", _folder.FullName, Text(Port), file);
        await loading.WaitForExitAsync(cancellationToken);
        if (loading.ExitCode != 0)
        {
            throw new InvalidOperationException($"OpenLDAP refused the entries in {file}.");
        }
    }

    private static Process Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Scripts, script), arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return Process.Start(start) ?? throw new InvalidOperationException($"{script} could not be started.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "eng", "openldap")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
