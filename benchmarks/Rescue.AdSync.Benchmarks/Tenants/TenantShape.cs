namespace Rescue.AdSync.Benchmarks.Tenants;

/// <summary>Groups times members of a near-square tenant; the largest is what Rescue allows at most (R15).</summary>
internal readonly record struct TenantShape(int Groups, int MembersPerGroup)
{
    public int Memberships => Groups * MembersPerGroup;

    public static TenantShape For(int memberships) => memberships switch
    {
        1_000 => new(25, 40),
        10_000 => new(100, 100),
        100_000 => new(250, 400),
        998_001 => new(999, 999),
        _ => throw new ArgumentOutOfRangeException(nameof(memberships), memberships, "There are tenants of 1,000, 10,000, 100,000 and 998,001 memberships."),
    };
}
