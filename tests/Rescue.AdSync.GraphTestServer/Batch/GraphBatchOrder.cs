namespace Rescue.AdSync.GraphTesting;

/// <summary>In which order a batch is answered; the documentation promises none.</summary>
public enum GraphBatchOrder
{
    /// <summary>The last request first.</summary>
    Reversed,

    /// <summary>As the requests were sent.</summary>
    AsSent,
}
