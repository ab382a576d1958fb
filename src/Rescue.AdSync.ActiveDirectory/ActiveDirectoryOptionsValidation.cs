using System.Globalization;
using Rescue.AdSync.ActiveDirectory.Ldap;

namespace Rescue.AdSync.ActiveDirectory;

/// <summary>Finds every fault of a set of options, so that they can all be put right at once.</summary>
internal static class ActiveDirectoryOptionsValidation
{
    // Longer waits are no setting but a slip of the pen, and the platform's timers have a limit.
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);

    public static IReadOnlyList<string> Faults(ActiveDirectoryOptions options)
    {
        var faults = new List<string>();
        CheckServer(faults, options);
        CheckPort(faults, options);
        CheckEnums(faults, options);
        CheckBaseDn(faults, options);
        CheckCredential(faults, options);
        CheckTimeout(faults, nameof(options.ConnectTimeout), options.ConnectTimeout);
        CheckTimeout(faults, nameof(options.RequestTimeout), options.RequestTimeout);
        CheckPageSize(faults, options);
        CheckMaxConcurrency(faults, options);
        return faults;
    }

    private static void CheckServer(List<string> faults, ActiveDirectoryOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.Domain))
        {
            CheckDomain(faults, options);
        }
        else if (string.IsNullOrWhiteSpace(options.Server))
        {
            faults.Add("Server: is missing; name a domain controller, such as dc1.example.com, or set Domain to find one by DNS.");
        }
        else if (Uri.CheckHostName(options.Server) == UriHostNameType.Unknown)
        {
            faults.Add($"Server: '{options.Server}' is no host name or address; give it without scheme and port, such as dc1.example.com.");
        }
    }

    private static void CheckDomain(List<string> faults, ActiveDirectoryOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.Server))
        {
            faults.Add("Domain: cannot stand beside Server; name one domain controller (Server), or let DNS find one (Domain).");
        }
        else if (Uri.CheckHostName(options.Domain) != UriHostNameType.Dns)
        {
            faults.Add($"Domain: '{options.Domain}' is no DNS name of a domain; it looks like example.com.");
        }
    }

    private static void CheckPort(List<string> faults, ActiveDirectoryOptions options)
    {
        if (options.Port is < 1 or > 65535)
        {
            faults.Add($"Port: {options.Port} is no port; give 1 to 65535, or leave it out for the usual one.");
        }
        else if (options.Port is 3268 or 3269)
        {
            faults.Add($"Port: {options.Port} is the global catalog, which does not hold all memberships; use 636 or 389.");
        }
    }

    private static void CheckEnums(List<string> faults, ActiveDirectoryOptions options)
    {
        if (!Enum.IsDefined(options.Security))
        {
            faults.Add($"Security: {options.Security} is not known; there are Ldaps, StartTls and None.");
        }

        if (!Enum.IsDefined(options.Authentication))
        {
            faults.Add($"Authentication: {options.Authentication} is not known; there are Simple and Negotiate.");
        }
    }

    private static void CheckBaseDn(List<string> faults, ActiveDirectoryOptions options)
    {
        if (!string.IsNullOrEmpty(options.BaseDn) && !DistinguishedName.IsValid(options.BaseDn))
        {
            faults.Add($"BaseDn: '{options.BaseDn}' is no distinguished name; it looks like OU=Staff,DC=example,DC=com.");
        }
    }

    private static void CheckCredential(List<string> faults, ActiveDirectoryOptions options)
    {
        if (options.Authentication == ActiveDirectoryAuthentication.Negotiate)
        {
            CheckNegotiate(faults, options);
            return;
        }

        if (string.IsNullOrWhiteSpace(options.UserName))
        {
            faults.Add("UserName: is missing; name the account to read with, such as sync@example.com.");
        }

        // A name with an empty password is an anonymous bind that succeeds: it must never be sent.
        if (string.IsNullOrEmpty(options.Password?.Reveal()))
        {
            faults.Add("Password: is missing; give the password of the account that reads.");
        }
    }

    private static void CheckNegotiate(List<string> faults, ActiveDirectoryOptions options)
    {
        if (!string.IsNullOrEmpty(options.UserName) || options.Password is not null)
        {
            faults.Add("UserName: Negotiate signs in as whoever runs the process; leave UserName and Password out, or use Simple.");
        }

        if (options.Security != ActiveDirectorySecurity.None && !OperatingSystem.IsWindows())
        {
            faults.Add($"Security: {options.Security} cannot be joined with Negotiate on this operating system; set None, Kerberos then seals the connection.");
        }
    }

    private static void CheckTimeout(List<string> faults, string key, TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero || timeout > LongestTimeout)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{key}: {timeout} is out of bounds; give more than zero and at most one hour."));
        }
    }

    private static void CheckPageSize(List<string> faults, ActiveDirectoryOptions options)
    {
        if (options.PageSize is < 1 or > ActiveDirectoryOptions.LargestPage)
        {
            faults.Add($"PageSize: {options.PageSize} is out of bounds; give 1 to {ActiveDirectoryOptions.LargestPage}.");
        }
    }

    private static void CheckMaxConcurrency(List<string> faults, ActiveDirectoryOptions options)
    {
        if (options.MaxConcurrency is < 1 or > ActiveDirectoryOptions.MostRequests)
        {
            faults.Add($"MaxConcurrency: {options.MaxConcurrency} is out of bounds; give 1 to {ActiveDirectoryOptions.MostRequests}.");
        }
    }
}
