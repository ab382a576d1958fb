using System.Net;
using Microsoft.AspNetCore.Http;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>Turns options into what an emulator starts from.</summary>
internal static class EmulatorSetup
{
    /// <summary>Reads the addresses to listen at.</summary>
    /// <exception cref="ArgumentException">There is none, or one is not an <c>http</c> address.</exception>
    public static IReadOnlyList<string> ReadUrls(RescueEmulatorOptions options)
    {
        string[] urls = (options.Urls ?? string.Empty).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (urls.Length == 0)
        {
            throw new ArgumentException("The emulator needs an address to listen at, such as http://127.0.0.1:5080.", nameof(options));
        }

        foreach (string url in urls)
        {
            if (!IsLoopback(Parse(url)))
            {
                options.Logger.EmulatorExposed(url);
            }
        }

        return urls;
    }

    /// <summary>Takes the account from the state file or the options, and makes the credential that of its caller.</summary>
    public static async Task<EmulatedAccount> PrepareAccountAsync(RescueEmulatorOptions options, StateFile? state, CancellationToken cancellationToken)
    {
        EmulatedAccount account = PrepareAccount(options, state is null ? null : await state.LoadAsync(cancellationToken).ConfigureAwait(false));
        if (state is not null)
        {
            await state.SaveAsync(account, cancellationToken).ConfigureAwait(false);
        }

        return account;
    }

    /// <summary>Takes a saved account or that of the options, and makes the credential that of its caller.</summary>
    public static EmulatedAccount PrepareAccount(RescueEmulatorOptions options, EmulatedAccount? saved)
    {
        EmulatedAccount account = saved ?? options.Account ?? EmulatedAccount.CreateSample();
        account.MobileSeats = options.MobileSeats ?? account.MobileSeats;
        if (!string.IsNullOrWhiteSpace(options.Email))
        {
            account.Caller = FindOrAddCaller(account, options.Email);
        }

        account.SetPassword(account.Caller, options.Password);
        return account;
    }

    private static BindingAddress Parse(string url)
    {
        try
        {
            BindingAddress address = BindingAddress.Parse(url);
            return address.Scheme == Uri.UriSchemeHttp
                ? address
                : throw new ArgumentException($"The emulator speaks plain http only, so it cannot listen at '{url}'.", nameof(url));
        }
        catch (FormatException exception)
        {
            throw new ArgumentException($"'{url}' is not an address to listen at; http://127.0.0.1:5080 is one.", nameof(url), exception);
        }
    }

    private static bool IsLoopback(BindingAddress address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? host) && IPAddress.IsLoopback(host));

    private static NodeId FindOrAddCaller(EmulatedAccount account, string email) =>
        account.FindByEmail(email).FirstOrDefault(node => node.Type == NodeType.MasterAdministrator)?.Id
        ?? account.AddUser(account.MasterAdministrators, "Directory Synchronisation", email);
}
