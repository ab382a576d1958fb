namespace Rescue.AdSync.GraphTesting.Authentication;

/// <summary>Who sent a request, as the access token says.</summary>
internal sealed record Caller(string ClientId, IReadOnlySet<string> Roles)
{
    public bool HasAny(IEnumerable<string> roles) => roles.Any(Roles.Contains);
}
