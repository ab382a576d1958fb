namespace Rescue.AdSync.GraphTesting;

/// <summary>A device, as a member that is nobody.</summary>
public sealed record GraphDevice : GraphDirectoryObject
{
    /// <summary>Gets whether the device may be used.</summary>
    public bool? AccountEnabled { get; init; } = true;

    /// <summary>Gets the id that the device registration service gave it.</summary>
    public string? DeviceId { get; init; }

    /// <summary>Gets the operating system.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>Gets the operating system's version.</summary>
    public string? OperatingSystemVersion { get; init; }
}

/// <summary>A service principal, as a member that is nobody.</summary>
public sealed record GraphServicePrincipal : GraphDirectoryObject
{
    /// <summary>Gets whether it may sign in.</summary>
    public bool? AccountEnabled { get; init; } = true;

    /// <summary>Gets the application's client id.</summary>
    public string? AppId { get; init; }

    /// <summary>Gets the kind, such as <c>Application</c> or <c>ManagedIdentity</c>.</summary>
    public string? ServicePrincipalType { get; init; } = "Application";
}

/// <summary>An organisational contact, as a member that cannot sign in.</summary>
public sealed record GraphOrgContact : GraphDirectoryObject
{
    /// <summary>Gets the first name.</summary>
    public string? GivenName { get; init; }

    /// <summary>Gets the last name.</summary>
    public string? Surname { get; init; }

    /// <summary>Gets the SMTP address.</summary>
    public string? Mail { get; init; }

    /// <summary>Gets the company.</summary>
    public string? CompanyName { get; init; }
}
