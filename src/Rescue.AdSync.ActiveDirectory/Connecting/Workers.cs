using System.Collections.Concurrent;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

/// <summary>A few threads for blocking work that may overlap.</summary>
/// <remarks>
/// Ending it waits for the work under way, so that a session can be closed behind it. They are threads of their own, because
/// the pool must not be held up by a server.
/// </remarks>
internal sealed class Workers : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread[] _threads;

    public Workers(string name, int count)
    {
        // One at a time needs no thread but the caller's.
        _threads = count > 1 ? [.. Enumerable.Range(0, count).Select(_ => new Thread(Work) { Name = name, IsBackground = true })] : [];
        foreach (Thread thread in _threads)
        {
            thread.Start();
        }
    }

    /// <summary>Does something with each item, several at a time, and gives the results in the order of the items.</summary>
    /// <remarks>No more results than there are threads wait to be fetched, however many items there are.</remarks>
    public IEnumerable<TResult> InOrder<T, TResult>(IReadOnlyCollection<T> items, Func<T, TResult> work)
    {
        if (_threads.Length == 0 || items.Count == 1)
        {
            return items.Select(work);
        }

        return Overlapped(items, work);
    }

    public void Dispose()
    {
        _work.CompleteAdding();
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        _work.Dispose();
    }

    private IEnumerable<TResult> Overlapped<T, TResult>(IReadOnlyCollection<T> items, Func<T, TResult> work)
    {
        var running = new Queue<Task<TResult>>();
        foreach (T item in items)
        {
            if (running.Count == _threads.Length)
            {
                yield return running.Dequeue().GetAwaiter().GetResult();
            }

            var task = new Task<TResult>(() => work(item));
            running.Enqueue(task);
            _work.Add(() => task.RunSynchronously(TaskScheduler.Default));
        }

        while (running.TryDequeue(out Task<TResult>? task))
        {
            yield return task.GetAwaiter().GetResult();
        }
    }

    private void Work()
    {
        foreach (Action action in _work.GetConsumingEnumerable())
        {
            action();
        }
    }
}
