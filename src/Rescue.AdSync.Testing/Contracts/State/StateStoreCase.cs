namespace Rescue.AdSync.Testing.Contracts;

/// <summary>One thing that every state store must do. Belongs to no test framework.</summary>
/// <remarks>Immutable, and safe to share between threads; may be run any number of times, each time with a new store.</remarks>
public sealed class StateStoreCase
{
    private readonly Func<StateStoreRun, Task> _run;

    internal StateStoreCase(string name, string rule, Func<StateStoreRun, Task> run)
    {
        Name = name;
        Rule = rule;
        _run = run;
    }

    /// <summary>Gets the name, a sentence; each name is there once.</summary>
    public string Name { get; }

    /// <summary>Gets the rule that the case proves, such as <c>E3</c>, or the member whose documentation promises it.</summary>
    public string Rule { get; }

    /// <summary>Runs the case.</summary>
    /// <param name="fixture">A new, empty store.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="ContractViolationException">The store does not keep the contract.</exception>
    public async Task RunAsync(IStateStoreFixture fixture, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        try
        {
            await _run(new StateStoreRun(this, fixture, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ContractViolationException && !cancellationToken.IsCancellationRequested)
        {
            throw new ContractViolationException(this, $"expected no exception, saw {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
