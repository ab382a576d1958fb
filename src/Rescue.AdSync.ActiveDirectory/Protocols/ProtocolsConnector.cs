using System.DirectoryServices.Protocols;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Rescue.AdSync.ActiveDirectory.Connecting;

namespace Rescue.AdSync.ActiveDirectory.Protocols;

/// <summary>Opens connections of System.DirectoryServices.Protocols and signs in.</summary>
internal static class ProtocolsConnector
{
    /// <summary>Connects and signs in. Blocks, on Linux without any limit if the server falls silent.</summary>
    /// <exception cref="LdapException">Connecting or signing in failed.</exception>
    public static ProtocolsSession Open(LdapEndpoint server, ActiveDirectoryOptions options, TrustedAuthorities? authorities)
    {
        var identifier = new LdapDirectoryIdentifier(server.Host, server.Port, fullyQualifiedDnsHostName: true, connectionless: false);
        var connection = new LdapConnection(identifier) { AutoBind = false, Timeout = options.RequestTimeout };
        try
        {
            connection.SessionOptions.ProtocolVersion = 3;
            connection.SessionOptions.ReferralChasing = ReferralChasingOptions.None;
            Protect(connection, server, options, authorities);
            SignIn(connection, options);
            return new ProtocolsSession(connection, server.Host, options.RequestTimeout);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Protect(LdapConnection connection, LdapEndpoint server, ActiveDirectoryOptions options, TrustedAuthorities? authorities)
    {
        if (options.Security == ActiveDirectorySecurity.None)
        {
            SealNegotiate(connection, options);
            return;
        }

        using TrustedFolder? folder = Trust(connection, server, authorities);
        if (options.Security == ActiveDirectorySecurity.Ldaps)
        {
            connection.SessionOptions.SecureSocketLayer = true;
        }
        else
        {
            StartTls(connection);
        }
    }

    // On Linux the server's name reaches the LDAP library at the first request only; until then StartTLS would go to this very
    // machine. So the server is asked for something that it tells anybody.
    private static void StartTls(LdapConnection connection)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = connection.SendRequest(new SearchRequest(string.Empty, "(objectClass=*)", SearchScope.Base, "defaultNamingContext"));
        }

        connection.SessionOptions.StartTransportLayerSecurity(null);
    }

    private static TrustedFolder? Trust(LdapConnection connection, LdapEndpoint server, TrustedAuthorities? authorities)
    {
        if (authorities is null)
        {
            return null;
        }

        if (OperatingSystem.IsWindows())
        {
            connection.SessionOptions.VerifyServerCertificate = (_, certificate) =>
            {
                using var presented = new X509Certificate2(certificate);
                return authorities.Accepts(presented, server.Host);
            };
            return null;
        }

        // In this order: the new TLS session reads the folder at once, which is not needed after that.
        var folder = new TrustedFolder(authorities);
        connection.SessionOptions.TrustedCertificatesDirectory = folder.Path;
        connection.SessionOptions.StartNewTlsSessionContext();
        return folder;
    }

    // Elsewhere these two are refused, and the Kerberos library seals by itself.
    private static void SealNegotiate(LdapConnection connection, ActiveDirectoryOptions options)
    {
        if (options.Authentication == ActiveDirectoryAuthentication.Negotiate && OperatingSystem.IsWindows())
        {
            connection.SessionOptions.Signing = true;
            connection.SessionOptions.Sealing = true;
        }
    }

    private static void SignIn(LdapConnection connection, ActiveDirectoryOptions options)
    {
        if (options.Authentication == ActiveDirectoryAuthentication.Negotiate)
        {
            connection.AuthType = AuthType.Negotiate;
            connection.Bind();
            return;
        }

        connection.AuthType = AuthType.Basic;
        connection.Bind(new NetworkCredential(options.UserName, options.Password!.Reveal()));
    }
}
