namespace Rescue.AdSync.History;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>It has not ended yet.</summary>
    Running,

    /// <summary>There was nothing to change.</summary>
    UpToDate,

    /// <summary>Every change was made.</summary>
    Applied,

    /// <summary>Changes were made, but some failed, were refused or not tried; the next run tries again (E6).</summary>
    PartlyApplied,

    /// <summary>A safety rule held the plan; nothing was written (S3, S5, R15).</summary>
    Held,

    /// <summary>It came to no plan, because something could not be read; nothing was written.</summary>
    Failed,

    /// <summary>The process ended in the middle of it; the next run found out what had become of its writes (E3).</summary>
    Interrupted,
}
