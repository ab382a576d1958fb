using System.Text.Unicode;

namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>Reads an answer that consists of one record.</summary>
internal static class SingleRecord
{
    /// <exception cref="UnreadableAnswerException">There is no record, or more than one.</exception>
    public static RecordReader Read(ReadOnlySpan<byte> data, RecordSchema schema)
    {
        var record = new RecordReader(data, schema);
        if (!record.Read())
        {
            throw new UnreadableAnswerException("OK without the record that belongs to it");
        }

        return record.HasMore ? throw new UnreadableAnswerException("more than one record") : record;
    }

    /// <summary>Reads the record of a node that is written back later, so that a character lost now would be lost for good (E5).</summary>
    /// <exception cref="UnreadableAnswerException">The record is not that of the node, or its text is damaged.</exception>
    public static RecordReader ReadNode(ReadOnlySpan<byte> data, RecordSchema schema, NodeId asked)
    {
        if (!Utf8.IsValid(data))
        {
            throw new UnreadableAnswerException("text that is not UTF-8");
        }

        RecordReader record = Read(data, schema);
        if (!Values.TryNode(record[0], out NodeId node))
        {
            throw record.Wrong(0);
        }

        return node == asked ? record : throw new UnreadableAnswerException($"node {node}, though node {asked} was asked for");
    }
}
