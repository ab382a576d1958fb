using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>Reads the data of <c>getHierarchy_v2</c>; linear in its length.</summary>
internal static class HierarchyAnswer
{
    private const int Id = 0;
    private const int Parent = 1;
    private const int Name = 2;
    private const int Email = 3;
    private const int Description = 4;
    private const int Status = 5;
    private const int Type = 6;

    // A rough guess at the length of a record, to size the list once.
    private const int TypicalRecord = 128;

    // The type is last, so a record that was cut short lacks it.
    private static readonly RecordSchema Schema = new(
        new RecordField("NodeID", FieldKind.Word),
        new RecordField("ParentID", FieldKind.Word, IsRequired: false),
        new RecordField("Name", FieldKind.Text),
        new RecordField("Email", FieldKind.Word),
        new RecordField("Description", FieldKind.Text),
        new RecordField("Status", FieldKind.Word),
        new RecordField("Type", FieldKind.Word));

    /// <exception cref="UnreadableAnswerException">The data is not that of a tree, or is cut short.</exception>
    public static IReadOnlyList<RescueNode> Parse(ReadOnlySpan<byte> data)
    {
        var nodes = new List<RescueNode>(data.Length / TypicalRecord);
        var record = new RecordReader(data, Schema);
        while (record.Read())
        {
            nodes.Add(ToNode(record));
        }

        if (nodes.Count == 0)
        {
            throw new UnreadableAnswerException("OK without a single node");
        }

        // A last line without its end may be half a word, such as "TechnicianGr".
        return nodes[^1].Type == NodeType.Unknown && data[^1] != (byte)'\n'
            ? throw new UnreadableAnswerException("a tree that is cut short")
            : nodes;
    }

    private static RescueNode ToNode(in RecordReader record)
    {
        string? typeWord = Values.Text(record[Type]);
        NodeType type = NodeTypes.Parse(typeWord);
        return new RescueNode
        {
            Id = Values.TryNode(record[Id], out NodeId id) ? id : throw record.Wrong(Id),
            ParentId = Values.TryOptionalNode(record[Parent], out NodeId parent) ? parent : throw record.Wrong(Parent),
            Name = Values.Text(record[Name]),
            Email = EmailAddress.From(Values.Text(record[Email])),
            Description = Values.Text(record[Description]),
            Status = NodeStatusWords.Parse(record[Status]),
            Type = type,
            TypeWord = type == NodeType.Unknown ? typeWord ?? throw record.Wrong(Type) : null,
        };
    }
}
