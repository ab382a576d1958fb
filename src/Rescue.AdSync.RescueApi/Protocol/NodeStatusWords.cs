using System.Text;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>Reads and writes the words for a status.</summary>
internal static class NodeStatusWords
{
    private static readonly (byte[] Word, NodeStatus Status)[] Words =
        [.. Enum.GetValues<NodeStatus>().Where(status => status != NodeStatus.Unknown).Select(status => (Encoding.ASCII.GetBytes(status.ToString()), status))];

    /// <summary>Reads a word, in any case.</summary>
    public static NodeStatus Parse(ReadOnlySpan<byte> value)
    {
        foreach ((byte[] word, NodeStatus status) in Words)
        {
            if (Ascii.EqualsIgnoreCase(value, word))
            {
                return status;
            }
        }

        return NodeStatus.Unknown;
    }

    /// <summary>Gets the word that a write takes.</summary>
    public static string ForWrite(bool isEnabled) => isEnabled ? nameof(NodeStatus.Enabled) : nameof(NodeStatus.Disabled);
}
