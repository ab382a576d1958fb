namespace Rescue.AdSync.Execution;

/// <summary>Waits for work that is only worth something as a whole.</summary>
internal static class Together
{
    /// <summary>Waits for all tasks; the first that fails cancels the others, and its exception is the one that is thrown.</summary>
    /// <param name="tasks">The tasks, all of which end when <paramref name="others"/> is cancelled.</param>
    /// <param name="others">Cancels the tasks.</param>
    public static async Task AllAsync(IEnumerable<Task> tasks, CancellationTokenSource others)
    {
        Task? failed = null;
        await foreach (Task task in Task.WhenEach(tasks).ConfigureAwait(false))
        {
            if (failed is null && !task.IsCompletedSuccessfully)
            {
                failed = task;
                await others.CancelAsync().ConfigureAwait(false);
            }
        }

        if (failed is not null)
        {
            await failed.ConfigureAwait(false);
        }
    }
}
