namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>Runs blocking work on a thread of its own, so that none of the pool is held up.</summary>
internal static class OwnThread
{
    /// <summary>Runs the work. The thread does not keep the process alive.</summary>
    public static Task<T> RunAsync<T>(string name, Func<T> work)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Complete(completion, work)) { Name = name, IsBackground = true }.Start();
        return completion.Task;
    }

    private static void Complete<T>(TaskCompletionSource<T> completion, Func<T> work)
    {
        try
        {
            completion.SetResult(work());
        }
        catch (OperationCanceledException exception)
        {
            completion.SetCanceled(exception.CancellationToken);
        }
        catch (Exception exception)
        {
            completion.SetException(exception);
        }
    }
}
