namespace Rescue.AdSync.History;

/// <summary>What is known of an action of a run.</summary>
public enum ActionState
{
    /// <summary>It is being sent; if the run is over, it ended before there was an answer (E3).</summary>
    Sending,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was tried and did not take effect.</summary>
    Failed,

    /// <summary>A re-check right before the write refused it (S6).</summary>
    Refused,

    /// <summary>It was not tried.</summary>
    NotTried,

    /// <summary>It was sent, and nobody could tell what became of it: no answer was clear, and what is there now is neither as before nor as wanted (E4).</summary>
    Unclear,
}
