using System.Collections.Immutable;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>Reads the data of <c>getGroup_v2</c>. What is missing here would be lost by a write, as with <see cref="UserAnswer"/>.</summary>
internal static class GroupAnswer
{
    private const int Name = 1;
    private const int Description = 2;
    private const int Type = 3;
    private const int Permissions = 4;
    private const int LockedPermissions = 5;
    private const int IsEnabled = 6;
    private const int StandardLimit = 7;
    private const int MobileLimit = 8;
    private const int RpatLimit = 9;

    // Permission lists count as text: they are long enough to be wrapped.
    private static readonly RecordSchema Schema = new(
        new RecordField("NODEID", FieldKind.Word),
        new RecordField("NAME", FieldKind.Text),
        new RecordField("DESCRIPTION", FieldKind.Text),
        new RecordField("TYPE", FieldKind.Word),
        new RecordField("PERMISSIONS", FieldKind.Text),
        new RecordField("LOCKEDPERMISSIONS", FieldKind.Text),
        new RecordField("ISENABLED", FieldKind.Word),
        new RecordField("STANDARDCONCURRENTLIMIT", FieldKind.Word, IsRequired: false),
        new RecordField("MOBILECONCURRENTLIMIT", FieldKind.Word, IsRequired: false),
        new RecordField("RPATCONCURRENTLIMIT", FieldKind.Word, IsRequired: false));

    /// <exception cref="UnreadableAnswerException">The data is not the whole record of that group.</exception>
    public static GroupDetails Parse(ReadOnlySpan<byte> data, NodeId asked)
    {
        RecordReader record = SingleRecord.ReadNode(data, Schema, asked);
        return new GroupDetails
        {
            Id = asked,
            Name = Values.Text(record[Name]),
            Description = Values.Text(record[Description]),
            TypeWord = Values.Text(record[Type]),
            Permissions = Words(record[Permissions]),
            LockedPermissions = Words(record[LockedPermissions]),
            IsEnabled = Values.TryFlag(record[IsEnabled], out bool enabled) ? enabled : throw record.Wrong(IsEnabled),
            StandardConcurrentLimit = Limit(record, StandardLimit),
            MobileConcurrentLimit = Limit(record, MobileLimit),
            RpatConcurrentLimit = Limit(record, RpatLimit),
        };
    }

    private static ImmutableArray<string> Words(ReadOnlySpan<byte> value) => Values.Text(value) is { } list
        ? [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
        : [];

    private static int? Limit(in RecordReader record, int field)
    {
        if (record[field].IsEmpty)
        {
            return null;
        }

        return Values.TryNumber(record[field], out long limit) && limit <= int.MaxValue ? (int)limit : throw record.Wrong(field);
    }
}
