using System.Collections.Immutable;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>What a caller sent with <c>setUser</c>, as text; <see langword="null"/> for a parameter that was not sent.</summary>
internal sealed record UserWrite
{
    public required NodeId Node { get; init; }

    public string? Name { get; init; }

    public string? Nick { get; init; }

    public string? Email { get; init; }

    public string? SsoId { get; init; }

    public string? Status { get; init; }

    public string? Description { get; init; }

    public string? MobileAddOn { get; init; }

    public string? RpatAddOn { get; init; }

    public string? Password { get; init; }

    public string? Confirmation { get; init; }

    public string? CurrentPassword { get; init; }

    public static UserWrite From(UserRecord user) => new()
    {
        Node = user.Id,
        Name = user.Name,
        Nick = user.Nick,
        Email = user.Email.ToString(),
        SsoId = user.SsoId,
        Status = user.IsEnabled ? "Enabled" : "Disabled",
        Description = user.Description,
        MobileAddOn = user.HasMobileAddOn ? "True" : "False",
        RpatAddOn = user.HasRpatAddOn ? "True" : "False",
        Password = user.NewPassword?.Reveal(),
        Confirmation = user.NewPassword?.Reveal(),
    };

    /// <summary>Returns the node only: a password must not get into a log (S8).</summary>
    public override string ToString() => Node.ToString();
}

/// <summary>What a caller sent with <c>setGroup</c>, as text; <see langword="null"/> for a parameter that was not sent.</summary>
internal sealed record GroupWrite
{
    public required NodeId Node { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Status { get; init; }

    public string? Permissions { get; init; }

    public string? LockedPermissions { get; init; }

    public string? StandardLimit { get; init; }

    public string? MobileLimit { get; init; }

    public string? RpatLimit { get; init; }

    public static GroupWrite From(GroupDetails group) => new()
    {
        Node = group.Id,
        Name = group.Name,
        Description = group.Description,
        Status = group.IsEnabled ? "Enabled" : "Disabled",
        Permissions = Join(group.Permissions),
        LockedPermissions = Join(group.LockedPermissions),
        StandardLimit = group.StandardConcurrentLimit?.ToString(null, null),
        MobileLimit = group.MobileConcurrentLimit?.ToString(null, null),
        RpatLimit = group.RpatConcurrentLimit?.ToString(null, null),
    };

    private static string Join(ImmutableArray<string> words) => words.IsDefaultOrEmpty ? string.Empty : string.Join(',', words);
}
