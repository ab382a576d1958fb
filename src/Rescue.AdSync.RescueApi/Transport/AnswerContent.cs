using Rescue.AdSync.RescueApi.Protocol;

namespace Rescue.AdSync.RescueApi.Transport;

/// <summary>An answer's whole body, already read, with the status word that it begins with.</summary>
internal sealed class AnswerContent : ByteArrayContent
{
    private readonly ReadOnlyMemory<byte> _body;

    /// <summary>Initializes a new instance of the <see cref="AnswerContent"/> class.</summary>
    /// <param name="body">The body, in UTF-8.</param>
    public AnswerContent(ArraySegment<byte> body)
        : base(body.Array ?? [], body.Offset, body.Count)
    {
        _body = body;
        Status = StatusLine.Read(body);
    }

    private AnswerContent(string flaw)
        : base([]) => Status = new StatusLine(null, 0, flaw);

    public StatusLine Status { get; }

    /// <summary>Gets what follows the status word.</summary>
    public ReadOnlyMemory<byte> Data => _body[Status.DataStart..];

    /// <summary>Stands for an answer that was not kept.</summary>
    /// <param name="flaw">Why, as a noun phrase.</param>
    public static AnswerContent Flawed(string flaw) => new(flaw);
}
