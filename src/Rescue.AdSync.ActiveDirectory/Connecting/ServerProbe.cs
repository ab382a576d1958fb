using System.Formats.Asn1;
using System.Globalization;
using System.Text;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>
/// Asks a server for what a domain controller tells anybody. The LDAP library would wait for ever for one that keeps silent.
/// </summary>
internal static class ServerProbe
{
    private const string CurrentTime = "currentTime";
    private const int ObjectClassPresent = 7;
    private static readonly Asn1Tag SearchRequest = new(TagClass.Application, 3, isConstructed: true);
    private static readonly Asn1Tag SearchEntry = new(TagClass.Application, 4, isConstructed: true);
    private static readonly Asn1Tag SearchDone = new(TagClass.Application, 5, isConstructed: true);

    /// <summary>Asks, and returns the server's clock if it tells.</summary>
    /// <exception cref="InvalidDataException">The answer is no LDAP.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public static async Task<DateTimeOffset?> AskAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(LdapMessages.Request(2, SearchRequest, WriteSearch), cancellationToken).ConfigureAwait(false);
        DateTimeOffset? time = null;
        while (true)
        {
            byte[] answer = await LdapMessages.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
            if (LdapMessages.Is(answer, SearchEntry))
            {
                time = LdapMessages.Parse(answer, SearchEntry, ReadTime);
            }
            else if (LdapMessages.Is(answer, SearchDone))
            {
                // Whether it tells is its own affair; it is enough that it answers.
                return time;
            }
            else
            {
                throw new InvalidDataException("its answer is not the one to a search");
            }
        }
    }

    private static void WriteSearch(AsnWriter writer)
    {
        writer.WriteOctetString([]);
        writer.WriteEncodedValue([0x0A, 1, 0]);
        writer.WriteEncodedValue([0x0A, 1, 0]);
        writer.WriteInteger(0);
        writer.WriteInteger(0);
        writer.WriteBoolean(false);
        writer.WriteOctetString("objectClass"u8, new Asn1Tag(TagClass.ContextSpecific, ObjectClassPresent));
        using (writer.PushSequence())
        {
            writer.WriteOctetString(Encoding.ASCII.GetBytes(CurrentTime));
        }
    }

    private static DateTimeOffset? ReadTime(AsnReader entry)
    {
        _ = entry.ReadOctetString();
        AsnReader attributes = entry.ReadSequence();
        while (attributes.HasData)
        {
            AsnReader attribute = attributes.ReadSequence();
            string name = Encoding.UTF8.GetString(attribute.ReadOctetString());
            AsnReader values = attribute.ReadSetOf(skipSortOrderValidation: true);
            if (name.Equals(CurrentTime, StringComparison.OrdinalIgnoreCase) && values.HasData)
            {
                return Time(Encoding.ASCII.GetString(values.ReadOctetString()));
            }
        }

        return null;
    }

    private static DateTimeOffset? Time(string text) => DateTimeOffset.TryParseExact(
        text, "yyyyMMddHHmmss'.0Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
        ? time
        : null;
}
