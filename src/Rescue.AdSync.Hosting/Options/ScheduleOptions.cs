namespace Rescue.AdSync.Hosting;

/// <summary>When scheduled runs take place.</summary>
public sealed class ScheduleOptions
{
    /// <summary>Gets or sets the minutes from the start of one run to the start of the next.</summary>
    /// <value>The default value is 60. At least 1, at most 10,080 (a week).</value>
    public int IntervalMinutes { get; set; } = 60;

    /// <summary>Gets or sets a value indicating whether the first run takes place at once rather than after one interval.</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool StartImmediately { get; set; } = true;
}
