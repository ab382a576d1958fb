using Rescue.AdSync.Execution;

namespace Rescue.AdSync.Core.Tests.Fakes;

/// <summary>Keeps the outcomes it is told, at once and in order; fails on request.</summary>
internal sealed class RecordingProgress(Action<ActionOutcome>? then = null) : IProgress<ActionOutcome>
{
    public List<ActionOutcome> Told { get; } = [];

    public void Report(ActionOutcome value)
    {
        Told.Add(value);
        then?.Invoke(value);
    }
}
