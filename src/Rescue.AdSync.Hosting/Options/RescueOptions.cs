using Rescue.AdSync.Execution;
using Rescue.AdSync.RescueApi;

namespace Rescue.AdSync.Hosting;

/// <summary>The Rescue account: where it is, how to sign in, and how to write.</summary>
public sealed class RescueOptions
{
    /// <summary>Gets or sets the region that hosts the account; <see cref="BaseAddress"/> wins over it.</summary>
    /// <value>The default value is <see cref="RescueRegion.Us"/>.</value>
    public RescueRegion Region { get; set; }

    /// <summary>Gets or sets the address of Rescue where it is none of the regions'. TLS is required, except on loopback (S8).</summary>
    /// <value>The default value is <see langword="null"/>: the region's own.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>Gets or sets the API token of a master administrator, from Admin Center, Global Settings.</summary>
    /// <value>The default value is <see langword="null"/>: sign in with <see cref="Email"/> and <see cref="Password"/>.</value>
    public Secret? ServiceToken { get; set; }

    /// <summary>Gets or sets the e-mail to sign in with where there is no token, which wins.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? Email { get; set; }

    /// <summary>Gets or sets the password that goes with <see cref="Email"/>.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public Secret? Password { get; set; }

    /// <summary>Gets or sets what a new user signs in with the first time (R8).</summary>
    /// <value>The default value is <see cref="Execution.FirstCredential.DefaultPassword"/>.</value>
    public FirstCredential FirstCredential { get; set; }

    /// <summary>Gets or sets the password of new users, for <see cref="Execution.FirstCredential.DefaultPassword"/>: at least eight characters, no white space.</summary>
    /// <value>The default value is <see langword="null"/>. Needed where something is written; a dry run goes without.</value>
    public Secret? DefaultPassword { get; set; }

    /// <summary>Gets or sets how many users and groups are worked on at once (E7).</summary>
    /// <value>The default value is 4. At least 1, at most 16.</value>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Gets or sets how many unknown answers in a row stop a run (E6).</summary>
    /// <value>The default value is 10. At least 1.</value>
    public int MaxConsecutiveFailures { get; set; } = 10;
}
