using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Authentication;

/// <summary>Makes access tokens and checks them. They are signed with a key of this server, so that one from elsewhere is no good.</summary>
internal sealed class AccessTokens(string tenantId, IReadOnlyList<string> audiences, TimeProvider time)
{
    private static readonly Dictionary<string, string> GraphIds = new() { ["00000003-0000-0000-c000-000000000000"] = "https://graph.microsoft.com" };

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Finds the audience for a resource, such as <c>https://graph.microsoft.com</c>, or nothing if Graph does not serve it.</summary>
    public string? AudienceOf(string resource)
    {
        string trimmed = resource.TrimEnd('/');
        string named = GraphIds.GetValueOrDefault(trimmed, trimmed);
        bool isOwn = Uri.TryCreate(named, UriKind.Absolute, out Uri? uri) && uri.IsLoopback;
        return isOwn || audiences.Contains(named, StringComparer.OrdinalIgnoreCase) ? named : null;
    }

    public string Issue(GraphApplication application, string audience, TimeSpan lifetime)
    {
        DateTimeOffset now = time.GetUtcNow();
        var claims = new JsonObject
        {
            ["aud"] = audience,
            ["iss"] = $"https://sts.windows.net/{tenantId}/",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + lifetime).ToUnixTimeSeconds(),
            ["app_displayname"] = application.DisplayName,
            ["appid"] = application.ClientId,
            ["idtyp"] = "app",
            ["roles"] = new JsonArray([.. application.Roles.Select(role => (JsonNode?)role)]),
            ["tid"] = tenantId,
            ["uti"] = Guid.NewGuid().ToString("N"),
            ["ver"] = "1.0",
        };
        return Jwt.Write(new JsonObject { ["typ"] = "JWT", ["alg"] = "HS256" }, claims, text => HMACSHA256.HashData(_key, text));
    }

    /// <summary>Finds out who sent a request.</summary>
    /// <param name="authorization">The header.</param>
    /// <exception cref="GraphException">There is no token, or it is no good.</exception>
    public Caller Check(string? authorization)
    {
        if (authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) != true || authorization.Length == "Bearer ".Length)
        {
            throw GraphErrors.Unauthenticated("Access token is empty.");
        }

        Jwt token = Jwt.TryRead(authorization["Bearer ".Length..].Trim())
            ?? throw GraphErrors.Unauthenticated("IDX14100: JWT is not well formed, there are no dots (.).");
        if (!CryptographicOperations.FixedTimeEquals(token.Signature, HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(token.SignedText))))
        {
            throw GraphErrors.Unauthenticated("Access token validation failure. Invalid signature.");
        }

        if (token.Seconds("exp") <= time.GetUtcNow().ToUnixTimeSeconds())
        {
            throw GraphErrors.Unauthenticated("Lifetime validation failed, the token is expired.");
        }

        if (AudienceOf(token.Claim("aud")!) is null)
        {
            throw GraphErrors.Unauthenticated("Access token validation failure. Invalid audience.");
        }

        return new Caller(token.Claim("appid")!, token.Claims["roles"]!.AsArray().Select(role => role!.GetValue<string>()).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }
}
