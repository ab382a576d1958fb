using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>
/// Bounds the threads that sign in to one server. A sign-in that hangs cannot be broken off, only left; a service that runs
/// for a year must not leave one at each run.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The semaphore holds nothing as long as nobody asks for its handle.")]
internal sealed class SignInSlots(LdapEndpoint server, TimeProvider clock)
{
    /// <summary>The most threads that sign in, or hang in doing so, at once.</summary>
    public const int Limit = 4;

    private readonly SemaphoreSlim _free = new(Limit, Limit);
    private int _hanging;

    /// <summary>Gets the number of sign-ins that were given up and have not come to an end.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    /// <summary>Runs a sign-in on a thread of its own, and gives it up after a time.</summary>
    /// <param name="name">The thread's name.</param>
    /// <param name="signIn">The sign-in, which blocks.</param>
    /// <param name="timeout">How long to wait for it, and before that for a thread.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ConnectionFaultException">It did not come to an end, or too many before it did not.</exception>
    public async Task<T> RunAsync<T>(string name, Func<T> signIn, TimeSpan timeout, CancellationToken cancellationToken)
        where T : class, IDisposable
    {
        await TakeAsync(timeout, cancellationToken).ConfigureAwait(false);
        Task<T> running = OwnThread.RunAsync(name, () => AndRelease(signIn));
        try
        {
            return await running.WaitAsync(timeout, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            Leave(running);
            throw new ConnectionFaultException($"{server} did not answer the sign-in within {Seconds(timeout)} s. Check that it is a domain controller, or raise ConnectTimeout.", exception);
        }
        catch (OperationCanceledException)
        {
            Leave(running);
            throw;
        }
    }

    private async Task TakeAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Hanging >= Limit || !await _free.WaitAsync(timeout, cancellationToken).ConfigureAwait(false))
        {
            throw new ConnectionFaultException($"{Limit} earlier sign-ins to {server} have not come to an end, so no further one is tried until one does. Check the server; if it is well, restart this program.");
        }
    }

    private T AndRelease<T>(Func<T> signIn)
    {
        try
        {
            return signIn();
        }
        finally
        {
            _ = _free.Release();
        }
    }

    // The connection is closed should it ever come about.
    private void Leave<T>(Task<T> running)
        where T : class, IDisposable
    {
        _ = Interlocked.Increment(ref _hanging);
        _ = running.ContinueWith(
            late =>
            {
                _ = Interlocked.Decrement(ref _hanging);
                if (late.IsCompletedSuccessfully)
                {
                    late.Result.Dispose();
                }
                else
                {
                    _ = late.Exception;
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}
