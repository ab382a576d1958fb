namespace Rescue.AdSync.Testing.Contracts;

/// <summary>One thing that every directory source must do. Belongs to no test framework.</summary>
/// <remarks>Immutable, and safe to share between threads; may be run any number of times.</remarks>
public sealed class DirectorySourceCase
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Func<ContractRun, Task> _run;

    internal DirectorySourceCase(string name, string rule, ContractFeatures needs, Func<ContractRun, Task> run)
    {
        Name = name;
        Rule = rule;
        Needs = needs;
        _run = run;
    }

    /// <summary>Gets the name, a sentence; each name is there once.</summary>
    public string Name { get; }

    /// <summary>Gets the rule that the case proves, such as <c>S1</c>, or the member whose documentation promises it.</summary>
    public string Rule { get; }

    /// <summary>Gets what a fixture must offer for this case to apply.</summary>
    public ContractFeatures Needs { get; }

    /// <summary>Says why the case does not apply to a fixture, to report it as skipped.</summary>
    /// <param name="lacks">What the fixture cannot offer.</param>
    /// <returns>The reason, or <see langword="null"/> if the case applies.</returns>
    public string? WhyInapplicable(ContractFeatures lacks) => FeatureWords.Describe(Needs & lacks);

    /// <summary>Runs the case.</summary>
    /// <param name="fixture">The directory and its source.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="ContractViolationException">The source does not keep the contract.</exception>
    /// <exception cref="InvalidOperationException">
    /// The case does not apply to the fixture (see <see cref="WhyInapplicable"/>), or the fixture lacks something that it does not say it lacks.
    /// </exception>
    public Task RunAsync(IDirectorySourceFixture fixture, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        return RunAsync(fixture, Patience, cancellationToken);
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    /// <summary>Runs the case.</summary>
    /// <param name="fixture">The directory and its source.</param>
    /// <param name="patience">How long a call that was cancelled, or that must fail, may go on before it counts as one that never ends.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    internal async Task RunAsync(IDirectorySourceFixture fixture, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (WhyInapplicable(fixture.World.Lacks) is { } reason)
        {
            throw new InvalidOperationException($"'{Name}' does not apply. {reason}");
        }

        var run = new ContractRun(this, fixture, patience, cancellationToken);
        try
        {
            await _run(run).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOfTheSource(exception, cancellationToken))
        {
            throw new ContractViolationException(this, $"expected no exception, saw {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    private static bool IsOfTheSource(Exception exception, CancellationToken cancellationToken) =>
        exception is not (ContractViolationException or FixtureException)
        && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
