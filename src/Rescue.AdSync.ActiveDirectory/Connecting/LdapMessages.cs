using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Text;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>Writes and reads the few LDAP messages (RFC 4511) of the check before each connection.</summary>
internal static class LdapMessages
{
    private const int LongestAnswer = 64 * 1024;
    private const byte TlsAlert = 0x15;
    private const byte TlsHandshake = 0x16;

    /// <summary>Writes a message.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="operation">The tag of what is asked.</param>
    /// <param name="writeContent">Writes what stands in it.</param>
    public static byte[] Request(int id, Asn1Tag operation, Action<AsnWriter> writeContent)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(id);
            using (writer.PushSequence(operation))
            {
                writeContent(writer);
            }
        }

        return writer.Encode();
    }

    /// <summary>Reads one message, without its outer frame.</summary>
    /// <exception cref="InvalidDataException">It is no LDAP.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] head = new byte[2];
        await stream.ReadExactlyAsync(head, cancellationToken).ConfigureAwait(false);
        int extra = head[1] < 0x80 ? 0 : head[1] & 0x7F;
        if (head[0] != 0x30 || extra > sizeof(uint))
        {
            throw NotLdap(head[0]);
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

    /// <summary>Reads the result in an answer of any kind.</summary>
    /// <exception cref="InvalidDataException">The message is no such answer.</exception>
    public static (int Result, string Text) Result(byte[] message, Asn1Tag operation) => Parse(message, operation, response =>
    {
        int result = (int)response.ReadEnumeratedBytes().Span[^1];
        _ = response.ReadOctetString();
        return (result, Encoding.UTF8.GetString(response.ReadOctetString()));
    });

    /// <summary>Reads a message of one kind.</summary>
    /// <exception cref="InvalidDataException">It is of another kind, or no LDAP.</exception>
    public static T Parse<T>(byte[] message, Asn1Tag operation, Func<AsnReader, T> parse)
    {
        try
        {
            var reader = new AsnReader(message, AsnEncodingRules.BER);
            _ = reader.ReadInteger();
            return parse(reader.ReadSequence(operation));
        }
        catch (AsnContentException exception)
        {
            throw new InvalidDataException("its answer is not LDAP", exception);
        }
    }

    /// <summary>Determines of which kind a message is.</summary>
    /// <exception cref="InvalidDataException">It is no LDAP.</exception>
    public static bool Is(byte[] message, Asn1Tag operation)
    {
        try
        {
            var reader = new AsnReader(message, AsnEncodingRules.BER);
            _ = reader.ReadInteger();
            return reader.PeekTag().HasSameClassAndValue(operation);
        }
        catch (AsnContentException exception)
        {
            throw new InvalidDataException("its answer is not LDAP", exception);
        }
    }

    private static InvalidDataException NotLdap(byte first) => new(first is TlsAlert or TlsHandshake
        ? "its answer is TLS already, not LDAP. Set Security to Ldaps"
        : "its answer is not LDAP");
}
