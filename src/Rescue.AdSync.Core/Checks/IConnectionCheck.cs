namespace Rescue.AdSync.Checks;

/// <summary>A connection that can test itself, step by step, and say what to do about what fails.</summary>
/// <remarks>
/// A directory source or Rescue client may implement it beside its own interface. A check writes nothing, does not throw for
/// what it finds, and goes on to the steps that still make sense after one has failed.
/// </remarks>
public interface IConnectionCheck
{
    /// <summary>Makes the checks, giving each result as soon as it is known.</summary>
    /// <param name="group">A paired directory group to read as a sample, or <see langword="null"/> where there is none.</param>
    /// <param name="cancellationToken">Ends the checks.</param>
    IAsyncEnumerable<CheckResult> CheckAsync(ObjectId? group, CancellationToken cancellationToken = default);
}
