using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.RescueApi.Tests.Support;

/// <summary>What the tests write.</summary>
internal static class Samples
{
    public static readonly NodeId Ann = new(337380);
    public static readonly NodeId Group = new(337364);

    public static UserRecord User => new()
    {
        Id = Ann,
        Name = "Ann Ash",
        Nick = "Annie",
        Email = EmailAddress.From("ann@example.com"),
        SsoId = "ann.ash",
        Description = "Room 4: 50 % & more",
        IsEnabled = true,
        HasMobileAddOn = true,
        HasRpatAddOn = false,
    };

    public static GroupDetails GroupDetails => new()
    {
        Id = Group,
        Name = "Support L1",
        Description = "First line",
        Permissions = ["RemoteControl", "HologramCalls"],
        LockedPermissions = ["SendFile"],
        IsEnabled = true,
        StandardConcurrentLimit = 5,
        MobileConcurrentLimit = 0,
        RpatConcurrentLimit = 2,
    };
}
