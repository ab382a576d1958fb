namespace Rescue.AdSync.GraphTesting;

/// <summary>The size and make-up of a tenant to build; the same shape gives the same tenant, ids included.</summary>
public sealed record GraphTenantShape
{
    /// <summary>Gets the start of the random numbers.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the number of users.</summary>
    public int Users { get; init; } = 1_000;

    /// <summary>Gets the number of groups.</summary>
    public int Groups { get; init; } = 50;

    /// <summary>Gets the number of users that each group gets at most; it gets one at least.</summary>
    public int MaxMembers { get; init; } = 200;

    /// <summary>Gets the number of users that the first group gets, to have one that is larger than a page.</summary>
    public int FirstGroupMembers { get; init; } = 200;

    /// <summary>Gets the share of users that may not sign in.</summary>
    public double Disabled { get; init; } = 0.05;

    /// <summary>Gets the share of users that are guests.</summary>
    public double Guests { get; init; } = 0.05;

    /// <summary>Gets the share of groups that have another group in them. Groups may be in each other in a circle.</summary>
    public double Nested { get; init; } = 0.2;
}
