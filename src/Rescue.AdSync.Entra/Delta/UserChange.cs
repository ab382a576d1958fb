using System.Text.Json;
using Rescue.AdSync.Entra.Json;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>A change of a user that is announced: a hint of what to read, and never taken for the truth itself.</summary>
internal static class UserChange
{
    /// <summary>Reads one change; the reader stands on the beginning of its object.</summary>
    /// <exception cref="UnreadableAnswerException">It names no user.</exception>
    public static ObjectId Read(ref Utf8JsonReader json)
    {
        ObjectId id = ObjectId.None;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("id"u8))
            {
                id = json.ReadId();
            }
            else
            {
                json.SkipValue();
            }
        }

        return id.IsNone ? throw new UnreadableAnswerException("a change that names no user") : id;
    }
}
