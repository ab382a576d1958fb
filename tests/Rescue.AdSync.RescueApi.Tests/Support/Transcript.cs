namespace Rescue.AdSync.RescueApi.Tests.Support;

/// <summary>Recorded answers, byte for byte.</summary>
internal static class Transcript
{
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Transcripts", name + ".txt"));

    /// <summary>Gets what follows the status word.</summary>
    public static byte[] Data(string name)
    {
        byte[] body = Read(name);
        return body[RescueApi.Protocol.StatusLine.Read(body).DataStart..];
    }
}
