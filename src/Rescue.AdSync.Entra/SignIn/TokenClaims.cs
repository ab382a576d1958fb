using System.Buffers.Text;
using System.Text.Json;

namespace Rescue.AdSync.Entra.SignIn;

/// <summary>What an access token says of the application: read to explain what is missing, never to decide what is allowed.</summary>
/// <param name="Roles">The application permissions, named as the portal names them.</param>
internal sealed record TokenClaims(IReadOnlySet<string> Roles)
{
    /// <summary>Reads a token, or returns <see langword="null"/> for one that is not written in a form that can be read.</summary>
    public static TokenClaims? Read(string token)
    {
        string[] parts = token.Split('.');
        if (parts.Length < 2)
        {
            return null;
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return new TokenClaims(RolesOf(claims.RootElement));
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static HashSet<string> RolesOf(JsonElement claims) =>
        claims.TryGetProperty("roles", out JsonElement roles) && roles.ValueKind == JsonValueKind.Array
            ? [.. roles.EnumerateArray().Select(role => role.GetString()).OfType<string>()]
            : [];
}
