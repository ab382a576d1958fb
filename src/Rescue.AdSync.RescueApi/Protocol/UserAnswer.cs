using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>Reads the data of <c>getUser_v3</c>.</summary>
/// <remarks>
/// A write replaces the whole record, so a field that is missing here, or holds what is not understood, would be emptied
/// or changed by it. Such an answer is refused as a whole (E5).
/// </remarks>
internal static class UserAnswer
{
    private const int Name = 1;
    private const int Nick = 2;
    private const int Email = 3;
    private const int SsoId = 4;
    private const int Description = 5;
    private const int Type = 6;
    private const int MobileAddOn = 7;
    private const int RpatAddOn = 8;
    private const int AccountHolder = 9;
    private const int Status = 10;

    private static readonly RecordSchema Schema = new(
        new RecordField("NODEID", FieldKind.Word),
        new RecordField("NAME", FieldKind.Text),
        new RecordField("NICK", FieldKind.Text),
        new RecordField("EMAIL", FieldKind.Word),
        new RecordField("SSOID", FieldKind.Word),
        new RecordField("DESCRIPTION", FieldKind.Text),
        new RecordField("TYPE", FieldKind.Word),
        new RecordField("HASMOBILEADDON", FieldKind.Word),
        new RecordField("HASRPATADDON", FieldKind.Word),
        new RecordField("ISACCOUNTHOLDER", FieldKind.Word),
        new RecordField("STATUS", FieldKind.Word));

    /// <exception cref="UnreadableAnswerException">The data is not the whole record of that user.</exception>
    public static UserDetails Parse(ReadOnlySpan<byte> data, NodeId asked)
    {
        RecordReader record = SingleRecord.ReadNode(data, Schema, asked);
        NodeStatus status = NodeStatusWords.Parse(record[Status]);
        return new UserDetails
        {
            Id = asked,
            Name = Values.Text(record[Name]),
            Nick = Values.Text(record[Nick]),
            Email = EmailAddress.From(Values.Text(record[Email])),
            SsoId = Values.Text(record[SsoId]),
            Description = Values.Text(record[Description]),
            Type = NodeTypes.Parse(Values.Text(record[Type])),
            HasMobileAddOn = Flag(record, MobileAddOn),
            HasRpatAddOn = Flag(record, RpatAddOn),
            IsAccountHolder = Flag(record, AccountHolder),
            IsEnabled = status == NodeStatus.Unknown ? throw record.Wrong(Status) : status != NodeStatus.Disabled,
        };
    }

    private static bool Flag(in RecordReader record, int field) =>
        Values.TryFlag(record[field], out bool flag) ? flag : throw record.Wrong(field);
}
