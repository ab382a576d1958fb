using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Rescue.AdSync.GraphTesting.Messages;

namespace Rescue.AdSync.GraphTesting.Queries;

/// <summary>The place where a page ended, as text that clients should not look into.</summary>
internal static class SkipToken
{
    private const string Prefix = "RFNwdAo:";

    public static string Write(long after) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Prefix + after.ToString(CultureInfo.InvariantCulture)));

    /// <exception cref="GraphException">The token is none of this server's.</exception>
    public static long Read(string token)
    {
        if (Base64Url.IsValid(token))
        {
            string text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
            if (text.StartsWith(Prefix, StringComparison.Ordinal)
                && long.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long after))
            {
                return after;
            }
        }

        throw GraphErrors.BadPageToken();
    }
}
