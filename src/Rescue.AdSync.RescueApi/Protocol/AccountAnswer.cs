using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>Reads the data of <c>getAccount</c>.</summary>
internal static class AccountAnswer
{
    private const int AccountId = 0;
    private const int Organization = 1;
    private const int AdminId = 2;
    private const int TechId = 3;
    private const int Email = 4;

    private static readonly RecordSchema Schema = new(
        new RecordField("AccountID", FieldKind.Word),
        new RecordField("Organization", FieldKind.Text),
        new RecordField("AdminID", FieldKind.Word),
        new RecordField("TechID", FieldKind.Word),
        new RecordField("Email", FieldKind.Word));

    /// <exception cref="UnreadableAnswerException">The data is not that of an account.</exception>
    public static RescueAccount Parse(ReadOnlySpan<byte> data)
    {
        RecordReader record = SingleRecord.Read(data, Schema);
        return new RescueAccount(
            Values.TryNumber(record[AccountId], out long account) ? account : throw record.Wrong(AccountId),
            Values.Text(record[Organization]),
            Values.TryOptionalNode(record[AdminId], out NodeId administrator) ? administrator : throw record.Wrong(AdminId),
            Values.TryOptionalNode(record[TechId], out NodeId technician) ? technician : throw record.Wrong(TechId),
            EmailAddress.From(Values.Text(record[Email])));
    }
}
