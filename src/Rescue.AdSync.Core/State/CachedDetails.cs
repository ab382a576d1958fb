using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.State;

/// <summary>Details of a user that are remembered between runs (E11).</summary>
/// <param name="Details">The details, as they were read or as a confirmed write left them.</param>
/// <param name="VerifiedAt">When they were last read, or the write was confirmed.</param>
public sealed record CachedDetails(UserDetails Details, DateTimeOffset VerifiedAt);
