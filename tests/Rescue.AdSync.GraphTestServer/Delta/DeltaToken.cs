using System.Buffers.Text;
using System.Text.Json;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Delta;

/// <summary>What a token in a link stands for.</summary>
/// <param name="Resource">The collection that it is good for.</param>
/// <param name="Generation">The generation; older ones are expired on demand.</param>
/// <param name="IssuedAt">When it was made, in Unix milliseconds.</param>
internal sealed record DeltaToken(string Resource, int Generation, long IssuedAt)
{
    /// <summary>Gets the round and the page in it, for a link to the next page.</summary>
    public int Round { get; init; }

    public int Page { get; init; }

    /// <summary>Gets the version that is known, and the one that was known a round earlier, for a link to the next round.</summary>
    public long Since { get; init; }

    public long Before { get; init; }

    public IReadOnlyList<string>? Select { get; init; }

    public IReadOnlyList<string>? Ids { get; init; }

    public string Write() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <exception cref="GraphException">The token is none of this server's, or of another collection.</exception>
    public static DeltaToken Read(string text, string resource)
    {
        try
        {
            if (Base64Url.IsValid(text)
                && JsonSerializer.Deserialize<DeltaToken>(Base64Url.DecodeFromChars(text)) is { } token
                && token.Resource == resource)
            {
                return token;
            }
        }
        catch (JsonException)
        {
            // Answered below: whatever it is, it is no token.
        }

        throw GraphErrors.BadRequest("Badly formed token.");
    }
}
