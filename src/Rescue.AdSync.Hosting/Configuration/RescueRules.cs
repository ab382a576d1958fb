using Rescue.AdSync.Execution;

namespace Rescue.AdSync.Hosting;

internal static class RescueRules
{
    private const int MinimumPasswordLength = 8;

    public static void Check(RescueOptions rescue, bool writing, FaultList faults)
    {
        string section = $"{faults.Root}:{nameof(AdSyncOptions.Rescue)}";
        CheckAddress(rescue, section, faults);
        CheckCredential(rescue, section, faults);
        CheckDefaultPassword(rescue, writing, section, faults);
        if (rescue.MaxConcurrency is < 1 or > 16)
        {
            faults.Add($"{section}:{nameof(rescue.MaxConcurrency)}", $"{rescue.MaxConcurrency} is out of range; 1 to 16 can be chosen (E7).");
        }

        if (rescue.MaxConsecutiveFailures < 1)
        {
            faults.Add($"{section}:{nameof(rescue.MaxConsecutiveFailures)}", $"{rescue.MaxConsecutiveFailures} is too small; at least 1 is needed (E6).");
        }
    }

    private static void CheckAddress(RescueOptions rescue, string section, FaultList faults)
    {
        string key = $"{section}:{nameof(rescue.BaseAddress)}";
        if (rescue.BaseAddress is not { } address)
        {
            return;
        }

        if (!address.IsAbsoluteUri)
        {
            faults.Add(key, "a whole web address is needed, such as https://secure.logmeinrescue.com/.");
        }
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            faults.Add(key, "an address must not hold a user name, password, query or fragment; there are keys for credentials (S8).");
        }
        else if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            faults.Add(key, $"'{address.Scheme}://{address.Host}' is not encrypted; https is required, except on this machine (S8).");
        }
    }

    private static void CheckCredential(RescueOptions rescue, string section, FaultList faults)
    {
        bool hasEmail = !string.IsNullOrWhiteSpace(rescue.Email);
        if (rescue.ServiceToken is not null)
        {
            return;
        }

        if (!hasEmail && rescue.Password is null)
        {
            faults.Add($"{section}:{nameof(rescue.ServiceToken)}", $"a credential is required: a service token, or {nameof(rescue.Email)} and {nameof(rescue.Password)}.");
        }
        else if (!hasEmail)
        {
            faults.Add($"{section}:{nameof(rescue.Email)}", "the e-mail that goes with the password is required.");
        }
        else if (rescue.Password is null)
        {
            faults.Add($"{section}:{nameof(rescue.Password)}", $"the password that goes with '{rescue.Email}' is required.");
        }
    }

    private static void CheckDefaultPassword(RescueOptions rescue, bool writing, string section, FaultList faults)
    {
        string key = $"{section}:{nameof(rescue.DefaultPassword)}";
        if (rescue.FirstCredential != FirstCredential.DefaultPassword)
        {
            return;
        }

        if (rescue.DefaultPassword is null)
        {
            if (writing)
            {
                faults.Add(key, $"new users get this password, so it is required; or choose another {nameof(rescue.FirstCredential)} (R8).");
            }

            return;
        }

        string password = rescue.DefaultPassword.Reveal();
        if (password.Length < MinimumPasswordLength || password.Any(char.IsWhiteSpace))
        {
            faults.Add(key, $"Rescue asks for at least {MinimumPasswordLength} characters and no white space. The value is not shown.");
        }
    }
}
