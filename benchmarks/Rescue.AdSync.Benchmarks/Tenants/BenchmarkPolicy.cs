using Rescue.AdSync.Policies;

namespace Rescue.AdSync.Benchmarks.Tenants;

/// <summary>The policy of all tenants: one technician pairing a group, every field managed that has a source, licences for every second group.</summary>
internal static class BenchmarkPolicy
{
    private const int FirstTarget = 1_000;

    // High, but not released: plans are ready to apply, and the brakes are worked out all the same.
    private static readonly Brake Wide = new(Count: int.MaxValue, Percent: 99);

    private static readonly AttributeMap Attributes = new()
    {
        Nick = AttributeRule.From("givenName"),
        Description = AttributeRule.From("department"),
    };

    public static NodeId TargetOf(int group) => new(FirstTarget + group);

    public static bool HasLicenses(int group) => group % 2 == 1;

    public static SyncPolicy Pair(IEnumerable<ObjectId> groups) => new()
    {
        Pairings = [.. groups.Select((id, group) => new Pairing
        {
            Directory = Tenant.Directory,
            DirectoryGroup = id,
            Target = RescueTarget.Group(TargetOf(group)),
            MobileLicense = HasLicenses(group),
            Attributes = Attributes,
        })],
        MaxDisables = Wide,
        MaxMoves = Wide,
    };
}
