namespace Rescue.AdSync.RescueApi.Protocol;

/// <summary>What counts as white space on the wire.</summary>
internal static class WhiteSpace
{
    public static ReadOnlySpan<byte> Bytes => " \t\r\n"u8;
}
