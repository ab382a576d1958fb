using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Emulation;

/// <summary>What a call is answered with.</summary>
internal abstract class Answer
{
    /// <summary>Gets the first word.</summary>
    public abstract string Word { get; }

    public bool IsOk => Word == "OK";

    /// <summary>Gets the session that the answer starts, if any.</summary>
    public string? NewSession { get; init; }

    public abstract ValueTask WriteAsync(PipeWriter writer, CancellationToken cancellationToken);
}

/// <summary>A short answer, made in one piece.</summary>
internal sealed class TextAnswer(string word, string rest = "") : Answer
{
    public override string Word => word;

    public static TextAnswer Of(RescueResult result) => new(result.Word ?? result.Code.ToString());

    public override async ValueTask WriteAsync(PipeWriter writer, CancellationToken cancellationToken)
    {
        Encoding.UTF8.GetBytes(word + rest, writer);
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>The tree, written as it goes, so that hundreds of thousands of nodes need no memory of their own.</summary>
internal sealed class HierarchyAnswer(IEnumerable<EmulatedNode> nodes) : Answer
{
    private const int FlushEvery = 256;

    public override string Word => "OK";

    public override async ValueTask WriteAsync(PipeWriter writer, CancellationToken cancellationToken)
    {
        Encoding.UTF8.GetBytes("OK\n\n", writer);
        int written = 0;
        foreach (EmulatedNode node in nodes)
        {
            WriteRecord(writer, node);
            if (++written % FlushEvery == 0)
            {
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void WriteRecord(PipeWriter writer, EmulatedNode node)
    {
        WriteField(writer, "NodeID:", node.Id.ToString());
        WriteField(writer, "ParentID:", node.ParentId.ToString());
        WriteField(writer, "Name:", node.Name);
        WriteField(writer, "Email:", node.Email);
        WriteField(writer, "Description:", node.Description);
        WriteField(writer, "Status:", node.Status.ToString());
        WriteField(writer, "Type:", node.TypeWord ?? node.Type.ToString());
        writer.Write("\n"u8);
    }

    // The protocol escapes nothing: what a value holds goes out as it is.
    private static void WriteField(PipeWriter writer, string key, string value)
    {
        Encoding.UTF8.GetBytes(key, writer);
        Encoding.UTF8.GetBytes(value, writer);
        writer.Write("\n"u8);
    }
}
