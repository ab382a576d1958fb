using System.Text.Json;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Json;

/// <summary>Small steps through JSON that throw for what is not expected, and never take it for less than it is.</summary>
internal static class JsonReading
{
    /// <summary>Steps to the first token, which must begin an object.</summary>
    public static void BeginObject(this ref Utf8JsonReader json)
    {
        if (!json.Read())
        {
            throw new UnreadableAnswerException("an empty answer");
        }

        json.Expect(JsonTokenType.StartObject);
    }

    /// <summary>Steps past the end, so that a body that breaks off or goes on is noticed.</summary>
    public static void End(this ref Utf8JsonReader json)
    {
        if (json.Read())
        {
            throw new UnreadableAnswerException("an answer that goes on after its end");
        }
    }

    /// <summary>Steps to the next property of the object that the reader is in; <see langword="false"/> at its end.</summary>
    public static bool NextProperty(this ref Utf8JsonReader json)
    {
        if (!json.Read())
        {
            throw new UnreadableAnswerException("an answer that breaks off");
        }

        return json.TokenType == JsonTokenType.PropertyName;
    }

    public static void Expect(this ref Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType != type)
        {
            throw new UnreadableAnswerException($"{json.TokenType} where {type} was expected");
        }
    }

    /// <summary>Reads the value of the property that the reader stands on as text; <see langword="null"/> for null and for anything else.</summary>
    public static string? ReadText(this ref Utf8JsonReader json)
    {
        _ = json.Read();
        if (json.TokenType == JsonTokenType.String)
        {
            return json.GetString();
        }

        json.Skip();
        return null;
    }

    /// <summary>Reads the value of the property that the reader stands on as an object id; <see cref="ObjectId.None"/> for anything else.</summary>
    public static ObjectId ReadId(this ref Utf8JsonReader json)
    {
        _ = json.Read();
        if (json.TokenType == JsonTokenType.String && json.TryGetGuid(out Guid id))
        {
            return new ObjectId(id);
        }

        json.Skip();
        return ObjectId.None;
    }

    /// <summary>Reads the value of the property that the reader stands on as a number; <see langword="null"/> for anything else.</summary>
    public static int? ReadNumber(this ref Utf8JsonReader json)
    {
        _ = json.Read();
        if (json.TokenType == JsonTokenType.Number)
        {
            return json.TryGetInt32(out int number) ? number : null;
        }

        json.Skip();
        return null;
    }

    /// <summary>Reads the value of the property that the reader stands on as a flag; <see langword="null"/> for anything else.</summary>
    public static bool? ReadFlag(this ref Utf8JsonReader json)
    {
        _ = json.Read();
        switch (json.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            default:
                json.Skip();
                return null;
        }
    }

    /// <summary>Reads the value of the property that the reader stands on as a list of texts; empty for anything else.</summary>
    public static List<string> ReadTexts(this ref Utf8JsonReader json)
    {
        var texts = new List<string>();
        _ = json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return texts;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String)
            {
                texts.Add(json.GetString()!);
            }
            else
            {
                json.Skip();
            }
        }

        return texts;
    }

    /// <summary>Steps over the value of the property that the reader stands on, and says where it is.</summary>
    public static Range ReadRange(this ref Utf8JsonReader json)
    {
        _ = json.Read();
        int start = (int)json.TokenStartIndex;
        json.Skip();
        return start..(int)json.BytesConsumed;
    }

    /// <summary>Steps over the value of the property that the reader stands on.</summary>
    public static void SkipValue(this ref Utf8JsonReader json)
    {
        _ = json.Read();
        json.Skip();
    }
}
