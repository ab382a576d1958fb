namespace Rescue.AdSync.Sqlite.Sessions;

/// <summary>A run's lock, and its hold on the state file: both end together.</summary>
internal sealed class RunLock(IDisposable file, SessionSource sessions) : IDisposable
{
    public void Dispose()
    {
        try
        {
            sessions.Rest();
        }
        finally
        {
            file.Dispose();
        }
    }
}
