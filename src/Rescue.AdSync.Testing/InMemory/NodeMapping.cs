using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing;

/// <summary>Shows emulated nodes as the SDK's own types.</summary>
internal static class NodeMapping
{
    public static RescueResult<TOut> Map<TIn, TOut>(RescueResult<TIn> result, Func<TIn, TOut> map) =>
        result.IsOk ? new RescueResult<TOut>(map(result.Value)) : new RescueResult<TOut>(result.Result);

    public static RescueNode ToNode(EmulatedNode node) => new()
    {
        Id = node.Id,
        ParentId = node.ParentId,
        Type = node.TypeWord is null ? node.Type : NodeTypes.Parse(node.TypeWord),
        TypeWord = node.TypeWord,
        Name = node.Name,
        Email = EmailAddress.From(node.Email),
        Description = node.Description,
        Status = node.Status,
    };

    public static UserDetails ToUser(EmulatedNode node) => new()
    {
        Id = node.Id,
        Type = node.Type,
        Name = node.Name,
        Nick = node.Nick,
        Email = EmailAddress.From(node.Email),
        SsoId = node.SsoId,
        Description = node.Description,
        HasMobileAddOn = node.HasMobileAddOn,
        HasRpatAddOn = node.HasRpatAddOn,
        IsAccountHolder = node.IsAccountHolder,
        IsEnabled = node.IsEnabled,
    };

    public static GroupDetails ToGroup(EmulatedNode node) => new()
    {
        Id = node.Id,
        Name = node.Name,
        Description = node.Description,
        TypeWord = node.TypeWord ?? node.Type.ToString(),
        Permissions = node.Permissions,
        LockedPermissions = node.LockedPermissions,
        IsEnabled = node.IsEnabled,
        StandardConcurrentLimit = node.StandardConcurrentLimit,
        MobileConcurrentLimit = node.MobileConcurrentLimit,
        RpatConcurrentLimit = node.RpatConcurrentLimit,
    };
}
