namespace Rescue.AdSync.Entra.Transport;

/// <summary>A request of Graph failed for good. The message begins in lower case and has no full stop.</summary>
internal sealed class GraphFailureException(GraphFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Gets in what way.</summary>
    public GraphFailure Failure => failure;

    /// <summary>Gets a value indicating whether the same request may succeed a little later.</summary>
    public bool IsPassing => failure is GraphFailure.Unreachable or GraphFailure.Unavailable or GraphFailure.Throttled or GraphFailure.Unreadable;

    /// <summary>Gets a value indicating whether it says nothing of the object that was asked for, but of Graph as a whole.</summary>
    public bool IsOfGraph => failure is GraphFailure.Unreachable or GraphFailure.Unavailable or GraphFailure.Throttled;
}
