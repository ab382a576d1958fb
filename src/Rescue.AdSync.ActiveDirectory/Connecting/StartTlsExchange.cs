using System.Formats.Asn1;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>Asks an LDAP server to begin TLS on a plain connection (RFC 4511, section 4.14), and reads its answer.</summary>
internal static class StartTlsExchange
{
    private static readonly Asn1Tag ExtendedRequest = new(TagClass.Application, 23, isConstructed: true);
    private static readonly Asn1Tag ExtendedResponse = new(TagClass.Application, 24, isConstructed: true);
    private static readonly Asn1Tag RequestName = new(TagClass.ContextSpecific, 0);

    /// <summary>Sends the request and returns when the server has agreed.</summary>
    /// <exception cref="InvalidDataException">The server declined, or answered something else.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public static async Task RequestAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] request = LdapMessages.Request(1, ExtendedRequest, writer => writer.WriteOctetString("1.3.6.1.4.1.1466.20037"u8, RequestName));
        await stream.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        byte[] answer = await LdapMessages.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        (int result, string text) = LdapMessages.Result(answer, ExtendedResponse);
        if (result != 0)
        {
            throw new InvalidDataException($"it answered with LDAP result {result}: {text}");
        }
    }
}
