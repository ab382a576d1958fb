using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Text;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>Asks an LDAP server to begin TLS on a plain connection (RFC 4511, section 4.14), and reads its answer.</summary>
internal static class StartTlsExchange
{
    private const int LongestAnswer = 64 * 1024;
    private static readonly Asn1Tag ExtendedRequest = new(TagClass.Application, 23, isConstructed: true);
    private static readonly Asn1Tag ExtendedResponse = new(TagClass.Application, 24, isConstructed: true);
    private static readonly Asn1Tag RequestName = new(TagClass.ContextSpecific, 0);

    /// <summary>Sends the request and returns when the server has agreed.</summary>
    /// <exception cref="InvalidDataException">The server declined, or answered something else.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public static async Task RequestAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Request(), cancellationToken).ConfigureAwait(false);
        RequireSuccess(await ReadMessageAsync(stream, cancellationToken).ConfigureAwait(false));
    }

    private static byte[] Request()
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence(ExtendedRequest))
            {
                writer.WriteOctetString("1.3.6.1.4.1.1466.20037"u8, RequestName);
            }
        }

        return writer.Encode();
    }

    private static async Task<byte[]> ReadMessageAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] head = new byte[2];
        await stream.ReadExactlyAsync(head, cancellationToken).ConfigureAwait(false);
        int extra = head[1] < 0x80 ? 0 : head[1] & 0x7F;
        if (head[0] != 0x30 || extra > sizeof(uint))
        {
            throw new InvalidDataException("its answer is not LDAP");
        }

        byte[] size = new byte[sizeof(uint)];
        await stream.ReadExactlyAsync(size.AsMemory(size.Length - extra), cancellationToken).ConfigureAwait(false);
        uint length = extra == 0 ? head[1] : BinaryPrimitives.ReadUInt32BigEndian(size);
        if (length > LongestAnswer)
        {
            throw new InvalidDataException("its answer is not LDAP");
        }

        byte[] message = new byte[length];
        await stream.ReadExactlyAsync(message, cancellationToken).ConfigureAwait(false);
        return message;
    }

    private static void RequireSuccess(byte[] message)
    {
        (int result, string text) = Parse(message);
        if (result != 0)
        {
            throw new InvalidDataException($"it answered with LDAP result {result}: {text}");
        }
    }

    private static (int Result, string Text) Parse(byte[] message)
    {
        try
        {
            var reader = new AsnReader(message, AsnEncodingRules.BER);
            _ = reader.ReadInteger();
            AsnReader response = reader.ReadSequence(ExtendedResponse);
            int result = (int)response.ReadEnumeratedBytes().Span[^1];
            _ = response.ReadOctetString();
            return (result, Encoding.UTF8.GetString(response.ReadOctetString()));
        }
        catch (AsnContentException exception)
        {
            throw new InvalidDataException("its answer is not LDAP", exception);
        }
    }
}
