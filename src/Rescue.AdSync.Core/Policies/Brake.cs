namespace Rescue.AdSync.Policies;

/// <summary>How many changes of a kind one plan may hold before it is blocked (S3).</summary>
/// <param name="Count">This many are always allowed.</param>
/// <param name="Percent">So are this many of a hundred enabled users in scope.</param>
public sealed record Brake(int Count, int Percent)
{
    /// <summary>Gets a value indicating whether the brake is raised so far that it never holds; every run logs that.</summary>
    public bool IsReleased => Percent >= 100;

    /// <summary>Gets the number of changes that are allowed.</summary>
    /// <param name="enabledInScope">The number of enabled users in scope.</param>
    /// <returns>The number, or <see cref="int.MaxValue"/> for a released brake.</returns>
    public int Limit(int enabledInScope) => IsReleased ? int.MaxValue : Math.Max(Count, (int)((long)enabledInScope * Percent / 100));

    /// <summary>Returns the brake in words.</summary>
    public override string ToString() => $"max({Count}, {Percent} %)";
}
