namespace Rescue.AdSync.Sqlite.Tests.Support;

/// <summary>A folder of a test's own.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("adsync-state-").FullName;

    public string File => System.IO.Path.Combine(Path, "adsync.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
