using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rescue.AdSync.GraphTesting.Authentication;

/// <summary>A JSON Web Token in its three parts.</summary>
internal sealed record Jwt(JsonObject Header, JsonObject Claims, string SignedText, byte[] Signature)
{
    public static Jwt? TryRead(string token)
    {
        string[] parts = token.Split('.');
        try
        {
            return parts is [var header, var claims, var signature]
                && ReadJson(header) is { } readHeader
                && ReadJson(claims) is { } readClaims
                && Base64Url.IsValid(signature)
                ? new Jwt(readHeader, readClaims, $"{header}.{claims}", Base64Url.DecodeFromChars(signature))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes a token.</summary>
    public static string Write(JsonObject header, JsonObject claims, Func<byte[], byte[]> sign)
    {
        string text = $"{Encode(header)}.{Encode(claims)}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    public string? Claim(string name) => Claims[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>Reads a time in seconds since 1970, which some clients write as text; 0 if it is not there.</summary>
    public long Seconds(string name) => long.TryParse(Claims[name]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) ? seconds : 0;

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));

    private static JsonObject? ReadJson(string part) => Base64Url.IsValid(part) ? JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject : null;
}
