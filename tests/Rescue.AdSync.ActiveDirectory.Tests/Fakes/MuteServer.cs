using System.Formats.Asn1;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Rescue.AdSync.ActiveDirectory.Connecting;

namespace Rescue.AdSync.ActiveDirectory.Fakes;

/// <summary>Servers that speak LDAP up to a point.</summary>
internal static class MuteServer
{
    private static readonly Asn1Tag SearchRequest = new(TagClass.Application, 3, isConstructed: true);
    private static readonly Asn1Tag SearchDone = new(TagClass.Application, 5, isConstructed: true);

    /// <summary>Answers questions, and never a sign-in.</summary>
    public static LoopbackServer ToSignIns() => new(AnswerSearchesAsync);

    /// <summary>Answers questions over TLS, and never a sign-in.</summary>
    public static LoopbackServer ToSignInsOverTls(X509Certificate2 certificate) => new(async (stream, cancellationToken) =>
    {
        using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellationToken);
        await AnswerSearchesAsync(tls, cancellationToken);
    });

    private static async Task AnswerSearchesAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            byte[] message = await LdapMessages.ReadAsync(stream, cancellationToken);
            if (LdapMessages.Is(message, SearchRequest))
            {
                int id = (int)new AsnReader(message, AsnEncodingRules.BER).ReadInteger();
                await stream.WriteAsync(LdapMessages.Request(id, SearchDone, WriteSuccess), cancellationToken);
            }
        }
    }

    private static void WriteSuccess(AsnWriter writer)
    {
        writer.WriteEncodedValue([0x0A, 1, 0]);
        writer.WriteOctetString([]);
        writer.WriteOctetString([]);
    }
}
