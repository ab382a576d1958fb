namespace Rescue.AdSync.Checks;

/// <summary>What one check of a connection found.</summary>
/// <remarks>Immutable. Holds no secret (S8).</remarks>
/// <param name="Code">The stable code, one of <see cref="CheckCode"/> or a source's own.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Message">What was found, in words for an administrator.</param>
public sealed record CheckResult(string Code, CheckStatus Status, string Message)
{
    /// <summary>Gets what the check was about where there are several of one code, such as the name of a permission; else <see langword="null"/>.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets what to do about it, or <see langword="null"/> where nothing is to be done.</summary>
    public string? Advice { get; init; }

    /// <summary>Gets how long the check took.</summary>
    public TimeSpan Duration { get; init; }
}
