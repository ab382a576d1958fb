using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>Computes the hash by which OpenSSL looks up a certificate in a folder (what <c>openssl x509 -subject_hash</c> prints).</summary>
/// <remarks>
/// It is taken over a canonical form of the name: each text as UTF-8, trimmed, in lower case and with single spaces, and
/// the relative names one after another without the sequence around them.
/// </remarks>
internal static class OpenSslNameHash
{
    /// <summary>Returns the hash as eight hexadecimal digits.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Names a file as OpenSSL expects it; nothing is protected by it.")]
    public static string Of(X500DistinguishedName name)
    {
        byte[] hash = SHA1.HashData(Canonical(name));
        return BitConverter.ToUInt32(hash).ToString("x8", CultureInfo.InvariantCulture);
    }

    private static byte[] Canonical(X500DistinguishedName name)
    {
        using var bytes = new MemoryStream();
        AsnReader names = new AsnReader(name.RawData, AsnEncodingRules.DER).ReadSequence();
        while (names.HasData)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSetOf())
            {
                WriteRelativeName(writer, names.ReadSetOf());
            }

            bytes.Write(writer.Encode());
        }

        return bytes.ToArray();
    }

    private static void WriteRelativeName(AsnWriter writer, AsnReader pairs)
    {
        while (pairs.HasData)
        {
            AsnReader pair = pairs.ReadSequence();
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(pair.ReadObjectIdentifier());
                WriteValue(writer, pair);
            }
        }
    }

    private static void WriteValue(AsnWriter writer, AsnReader pair)
    {
        Asn1Tag tag = pair.PeekTag();
        if (tag.TagClass == TagClass.Universal && IsText((UniversalTagNumber)tag.TagValue))
        {
            string text = pair.ReadCharacterString((UniversalTagNumber)tag.TagValue);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, Fold(text));
        }
        else
        {
            writer.WriteEncodedValue(pair.ReadEncodedValue().Span);
        }
    }

    private static bool IsText(UniversalTagNumber tag) => tag is UniversalTagNumber.UTF8String or UniversalTagNumber.BMPString
        or UniversalTagNumber.PrintableString or UniversalTagNumber.T61String or UniversalTagNumber.IA5String or UniversalTagNumber.VisibleString;

    // Only ASCII counts here, both for letters and for spaces.
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            bool isSpace = c is ' ' or (>= '\t' and <= '\r');
            if (!isSpace)
            {
                folded.Append(char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd(' ');
    }
}
