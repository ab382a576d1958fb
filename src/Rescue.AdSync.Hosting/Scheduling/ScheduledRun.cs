namespace Rescue.AdSync.Hosting;

/// <summary>One run of a schedule, as somebody who watches is told of it.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="Result">What it came to, or <see langword="null"/> if it failed.</param>
/// <param name="Failure">Why it failed, or <see langword="null"/>.</param>
public sealed record ScheduledRun(DateTimeOffset StartedAt, CycleResult? Result, Exception? Failure);
