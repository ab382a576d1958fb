using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Rescue.AdSync.Planning;

/// <summary>R18: the hash of what a plan does and of the policy it does it under.</summary>
/// <remarks>
/// Canonical means: no white space, a fixed order of keys, nulls written out, text escaped in one way. Reasons, notes and time
/// stamps are left out, because they change nothing in Rescue.
/// </remarks>
internal static class PlanIdentity
{
    private const int FlushAt = 64 * 1024;

    public static PlanId Of(Plan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>(2 * FlushAt);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WritePropertyName("policy");
        CanonicalPolicy.Write(json, plan.Policy);
        json.WriteStartArray("actions");
        foreach (PlanAction action in plan.Actions)
        {
            Write(json, action);
            if (json.BytesPending + buffer.WrittenCount > FlushAt)
            {
                Drain(json, buffer, hash);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        Drain(json, buffer, hash);
        return PlanId.FromHash(hash.GetHashAndReset());
    }

    private static void Drain(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer, IncrementalHash hash)
    {
        json.Flush();
        hash.AppendData(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    private static void Write(Utf8JsonWriter json, PlanAction action)
    {
        json.WriteStartObject();
        json.WriteString("kind", action.Kind.ToString());
        json.WriteString("side", action.Side.ToString());
        json.WriteNumber("pairing", action.PairingIndex);
        json.WriteString("objectId", action.ObjectId?.ToString());
        json.WriteString("nodeId", action.NodeId?.ToString());
        json.WriteString("parentNodeId", action.ParentNodeId?.ToString());
        json.WriteString("parentObjectId", action.ParentObjectId?.ToString());
        json.WriteString("email", action.Email);
        json.WriteStartArray("changes");
        foreach (FieldChange change in action.Changes)
        {
            json.WriteStartObject();
            json.WriteString("field", change.Field.ToString());
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
