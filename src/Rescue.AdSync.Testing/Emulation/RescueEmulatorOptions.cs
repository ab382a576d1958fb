using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Rescue.AdSync.Testing;

/// <summary>How a <see cref="RescueEmulator"/> is set up.</summary>
/// <remarks>The default credential is a sample that anybody can look up: nothing of worth belongs in an emulator.</remarks>
public sealed class RescueEmulatorOptions
{
    /// <summary>The sample service token.</summary>
    public const string DefaultServiceToken = "sample-service-token";

    /// <summary>The sample password of the synchronisation's own user.</summary>
    public const string DefaultPassword = "Sample-Passw0rd";

    /// <summary>Gets or sets the addresses to listen at, separated by semicolons; port 0 takes a free one.</summary>
    /// <value>The default value is <c>http://127.0.0.1:0</c>.</value>
    public string Urls { get; set; } = "http://127.0.0.1:0";

    /// <summary>Gets or sets the account to serve, unless <see cref="StateFile"/> holds one; <see langword="null"/> for <see cref="EmulatedAccount.CreateSample"/>.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public EmulatedAccount? Account { get; set; }

    /// <summary>Gets or sets the file that keeps the account: read at the start if it exists, written after each change; <see langword="null"/> for none.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? StateFile { get; set; }

    /// <summary>Gets or sets the token that is accepted as <c>authcode</c>.</summary>
    /// <value>The default value is <see cref="DefaultServiceToken"/>.</value>
    public string ServiceToken { get; set; } = DefaultServiceToken;

    /// <summary>Gets or sets the password that the account's caller signs in with.</summary>
    /// <value>The default value is <see cref="DefaultPassword"/>.</value>
    public string Password { get; set; } = DefaultPassword;

    /// <summary>
    /// Gets or sets the e-mail that the account's caller signs in with. The user who has it becomes the caller; one is added to
    /// Master Administrators if there is none. <see langword="null"/> for the caller that the account names.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? Email { get; set; }

    /// <summary>Gets or sets how many mobile licences the account has, or <see langword="null"/> to leave it as the account says.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public int? MobileSeats { get; set; }

    /// <summary>Gets or sets the clock, by which sessions end and sign-ins are counted.</summary>
    /// <value>The default value is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets what takes the log.</summary>
    /// <value>The default value takes nothing.</value>
    public ILogger Logger { get; set; } = NullLogger.Instance;
}
