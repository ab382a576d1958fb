using System.Text.Json;
using Rescue.AdSync.Entra.Json;
using Rescue.AdSync.Entra.Members;
using Rescue.AdSync.Entra.Transport;

namespace Rescue.AdSync.Entra.Delta;

/// <summary>A change of one member that is announced.</summary>
/// <param name="Id">The member.</param>
/// <param name="IsRemoved">Whether it left.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct MemberChange(ObjectId Id, bool IsRemoved, MemberKind Kind);

/// <summary>A change of a group that is announced: a hint of what to read, and never taken for the truth itself.</summary>
/// <param name="Id">The group.</param>
/// <param name="Members">The members that came or left, in the order in which it is told.</param>
internal readonly record struct GroupChange(ObjectId Id, List<MemberChange> Members)
{
    /// <summary>Reads one change; the reader stands on the beginning of its object.</summary>
    /// <exception cref="UnreadableAnswerException">It names no group.</exception>
    public static GroupChange Read(ref Utf8JsonReader json)
    {
        var change = new GroupChange(ObjectId.None, []);
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("id"u8))
            {
                change = change with { Id = json.ReadId() };
            }
            else if (json.ValueTextEquals("members@delta"u8))
            {
                ReadMembers(ref json, change.Members);
            }
            else
            {
                json.SkipValue();
            }
        }

        return change.Id.IsNone ? throw new UnreadableAnswerException("a change that names no group") : change;
    }

    private static void ReadMembers(ref Utf8JsonReader json, List<MemberChange> members)
    {
        _ = json.Read();
        json.Expect(JsonTokenType.StartArray);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            json.Expect(JsonTokenType.StartObject);
            members.Add(ReadMember(ref json));
        }
    }

    private static MemberChange ReadMember(ref Utf8JsonReader json)
    {
        var member = default(MemberChange);
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("id"u8))
            {
                member = member with { Id = json.ReadId() };
            }
            else if (json.ValueTextEquals("@odata.type"u8))
            {
                member = member with { Kind = DirectoryObjectReader.ReadType(ref json).Kind };
            }
            else
            {
                member = member with { IsRemoved = member.IsRemoved || json.ValueTextEquals("@removed"u8) };
                json.SkipValue();
            }
        }

        return member;
    }
}
