using Microsoft.Extensions.Options;

namespace Rescue.AdSync.RescueApi;

/// <summary>Finds every fault of the options at once; never quotes a secret (S8).</summary>
internal sealed class RescueApiOptionsValidator : IValidateOptions<RescueApiOptions>
{
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, RescueApiOptions options)
    {
        List<string> faults = [.. FindFaults(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Throws unless the options are valid.</summary>
    public static void ThrowIfInvalid(RescueApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string faults = string.Join(" ", FindFaults(options));
        if (faults.Length > 0)
        {
            throw new ArgumentException(faults, nameof(options));
        }
    }

    private static IEnumerable<string> FindFaults(RescueApiOptions options) =>
        AddressFaults(options).Concat(CredentialFaults(options)).Concat(PatienceFaults(options));

    private static IEnumerable<string> AddressFaults(RescueApiOptions options)
    {
        if (!Enum.IsDefined(options.Region))
        {
            yield return $"{nameof(options.Region)} must be {string.Join(" or ", Enum.GetNames<RescueRegion>())}, not '{options.Region}'.";
        }

        if (options.BaseAddress is not { } address)
        {
            yield break;
        }

        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            yield return $"{nameof(options.BaseAddress)} must be an absolute https address such as https://secure.logmeinrescue.com/.";
            yield break;
        }

        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            yield return $"{nameof(options.BaseAddress)} uses clear-text http to {address.Host}; use https. Only a loopback address may go without TLS (S8).";
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            yield return $"{nameof(options.BaseAddress)} must hold no user, query or fragment: credentials do not belong into an address (S8).";
        }
    }

    private static IEnumerable<string> CredentialFaults(RescueApiOptions options)
    {
        if (options.Token is not null)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(options.Email) && string.IsNullOrEmpty(options.Password))
        {
            yield return $"There is no credential: set {nameof(options.ServiceToken)} (Admin Center, Global Settings, API token), or {nameof(options.Email)} and {nameof(options.Password)}.";
        }
        else if (string.IsNullOrWhiteSpace(options.Email))
        {
            yield return $"{nameof(options.Password)} is set, but {nameof(options.Email)} is not.";
        }
        else if (string.IsNullOrEmpty(options.Password))
        {
            yield return $"{nameof(options.Email)} is set, but neither {nameof(options.Password)} nor {nameof(options.ServiceToken)} is.";
        }
    }

    private static IEnumerable<string> PatienceFaults(RescueApiOptions options)
    {
        if (options.AttemptTimeout < ShortestTimeout || options.AttemptTimeout > Day)
        {
            yield return $"{nameof(options.AttemptTimeout)} must be from 10 ms to a day, not {options.AttemptTimeout}.";
        }

        if (options.MaxRetries is < 0 or > 20)
        {
            yield return $"{nameof(options.MaxRetries)} must be from 0 to 20, not {options.MaxRetries}.";
        }

        if (options.MaxAnswerBytes is < 1024 or > 1024 * 1024 * 1024)
        {
            yield return $"{nameof(options.MaxAnswerBytes)} must be from 1,024 to 1 GiB, not {options.MaxAnswerBytes}.";
        }

        (string Name, TimeSpan Value)[] waits =
        [
            (nameof(options.RetryDelay), options.RetryDelay),
            (nameof(options.MaxRetryDelay), options.MaxRetryDelay),
            (nameof(options.MaxRetryAfter), options.MaxRetryAfter),
        ];
        foreach ((string name, TimeSpan value) in waits)
        {
            if (value < TimeSpan.Zero || value > Day)
            {
                yield return $"{name} must be from zero to a day, not {value}.";
            }
        }
    }
}
