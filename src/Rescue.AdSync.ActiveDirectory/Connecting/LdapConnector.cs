using System.Globalization;
using Rescue.AdSync.ActiveDirectory.Ldap;
using Rescue.AdSync.ActiveDirectory.Protocols;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>
/// Connects in two steps: first by itself, to learn exactly what is wrong if something is, then by the LDAP library, which
/// tells neither why TLS failed nor ever gives up on a silent server.
/// </summary>
internal sealed class LdapConnector(DirectoryName directory, ActiveDirectoryOptions options, TimeProvider clock) : ILdapConnector
{
    public async Task<ILdapSession> ConnectAsync(CancellationToken cancellationToken)
    {
        TrustedAuthorities? authorities = LoadAuthorities();
        try
        {
            await new Preflight(options, authorities, clock).CheckAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionFaultException fault)
        {
            throw new DirectoryException(directory, fault.Message, fault.InnerException);
        }

        return await SignInAsync(authorities, cancellationToken).ConfigureAwait(false);
    }

    private TrustedAuthorities? LoadAuthorities()
    {
        if (string.IsNullOrEmpty(options.CaCertificateFile) || options.Security == ActiveDirectorySecurity.None)
        {
            return null;
        }

        try
        {
            return TrustedAuthorities.Load(options.CaCertificateFile);
        }
        catch (InvalidDataException exception)
        {
            throw new DirectoryException(directory, exception.Message, exception);
        }
    }

    private async Task<ILdapSession> SignInAsync(TrustedAuthorities? authorities, CancellationToken cancellationToken)
    {
        Task<ILdapSession> opening = OwnThread.RunAsync<ILdapSession>("LDAP sign-in", () => ProtocolsConnector.Open(options, authorities));
        try
        {
            return await opening.WaitAsync(options.ConnectTimeout, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            CloseLater(opening);
            string seconds = options.ConnectTimeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            throw new DirectoryException(directory, $"{options.Server}:{options.EffectivePort} did not answer the sign-in within {seconds} s. Check that it is a domain controller, or raise ConnectTimeout.", exception);
        }
        catch (OperationCanceledException)
        {
            CloseLater(opening);
            throw;
        }
        catch (System.DirectoryServices.Protocols.DirectoryException exception)
        {
            throw new DirectoryException(directory, BindFailure.Describe(options, exception), exception);
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException)
        {
            throw new DirectoryException(directory, "the LDAP library of the operating system is missing. Install libldap (Debian and Ubuntu: libldap-2.5-0 or libldap2; Red Hat: openldap).", exception);
        }
    }

    // Nothing can stop the library while it connects: the connection is closed should it ever come about.
    private static void CloseLater(Task<ILdapSession> opening) => _ = opening.ContinueWith(
        static late =>
        {
            if (late.IsCompletedSuccessfully)
            {
                late.Result.Dispose();
            }
            else
            {
                _ = late.Exception;
            }
        },
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
