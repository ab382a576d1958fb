using System.Text;
using System.Text.RegularExpressions;

namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>Reads the data of <c>createUser</c> and <c>createGroup</c>: the new node's id, however it is wrapped.</summary>
internal static partial class NewNodeAnswer
{
    private const int Longest = 128;

    /// <exception cref="UnreadableAnswerException">There is no node id.</exception>
    public static NodeId Parse(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> text = data.Trim(WhiteSpace.Bytes);
        Match match = Pattern().Match(Encoding.UTF8.GetString(text[..Math.Min(text.Length, Longest)]));
        return match.Success && NodeId.TryParse(match.Groups["id"].Value, out NodeId id) && !id.IsNone
            ? id
            : throw new UnreadableAnswerException("OK without the new node's id");
    }

    // 123, [123], NODEID:123, NODEID: [123], [NODEID:123]
    [GeneratedRegex(@"^\[?(?:[A-Za-z]+[ \t]*:)?\s*\[?\s*(?<id>[0-9]+)\s*\]{0,2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
