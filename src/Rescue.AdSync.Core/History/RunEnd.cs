namespace Rescue.AdSync.History;

/// <summary>What a run came to (E12).</summary>
public sealed record RunEnd
{
    /// <summary>Gets how it ended.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>Gets how long it took, reading included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Gets the number of calls of the Rescue API, reads included; what the client repeats by itself counts once.</summary>
    public int Calls { get; init; }

    /// <summary>Gets why it failed, was held or ended early; or <see langword="null"/>.</summary>
    public string? Message { get; init; }
}
