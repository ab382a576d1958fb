using System.Collections.Immutable;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Core.Tests.Fakes;

/// <summary>One node of a <see cref="FakeRescue"/>: what Rescue keeps of it.</summary>
internal sealed record FakeNode
{
    public required NodeId Id { get; init; }

    public NodeId Parent { get; init; }

    public required NodeType Type { get; init; }

    public string? Name { get; init; }

    public EmailAddress Email { get; init; }

    public string? Nick { get; init; }

    public string? SsoId { get; init; }

    public string? Description { get; init; }

    public bool IsEnabled { get; init; } = true;

    public bool Mobile { get; init; }

    public bool Rpat { get; init; }

    public bool IsAccountHolder { get; init; }

    public string? Password { get; init; }

    public ImmutableArray<string> Permissions { get; init; } = [];

    public ImmutableArray<string> LockedPermissions { get; init; } = [];

    public int? MobileLimit { get; init; }

    public RescueNode ToNode() => new()
    {
        Id = Id,
        ParentId = Parent,
        Type = Type,
        Name = Name,
        Email = Email,
        Description = Description,
        Status = IsEnabled ? NodeStatus.Offline : NodeStatus.Disabled,
    };

    public UserDetails ToUser() => new()
    {
        Id = Id,
        Type = Type,
        Name = Name,
        Nick = Nick,
        Email = Email,
        SsoId = SsoId,
        Description = Description,
        HasMobileAddOn = Mobile,
        HasRpatAddOn = Rpat,
        IsAccountHolder = IsAccountHolder,
        IsEnabled = IsEnabled,
    };

    public GroupDetails ToGroup() => new()
    {
        Id = Id,
        Name = Name,
        Description = Description,
        TypeWord = Type.ToString(),
        Permissions = Permissions,
        LockedPermissions = LockedPermissions,
        IsEnabled = IsEnabled,
        MobileConcurrentLimit = MobileLimit,
    };

    public FakeNode Replaced(UserRecord user) => this with
    {
        Name = user.Name,
        Email = user.Email,
        Nick = user.Nick,
        SsoId = user.SsoId,
        Description = user.Description,
        IsEnabled = user.IsEnabled,
        Mobile = user.HasMobileAddOn,
        Rpat = user.HasRpatAddOn,
        Password = user.NewPassword?.Reveal() ?? Password,
    };

    public FakeNode Replaced(GroupDetails group) => this with
    {
        Name = group.Name,
        Description = group.Description,
        Permissions = group.Permissions,
        LockedPermissions = group.LockedPermissions,
        IsEnabled = group.IsEnabled,
        MobileLimit = group.MobileConcurrentLimit,
    };
}
