using System.Threading.Channels;

namespace Rescue.AdSync.Hosting.Tests.Fakes;

/// <summary>Takes the runs of a schedule as they end.</summary>
internal sealed class RecordedRuns : IProgress<ScheduledRun>
{
    private readonly Channel<ScheduledRun> _runs = Channel.CreateUnbounded<ScheduledRun>();

    public void Report(ScheduledRun value) => _runs.Writer.TryWrite(value);

    public async Task<ScheduledRun> NextAsync() => await _runs.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
