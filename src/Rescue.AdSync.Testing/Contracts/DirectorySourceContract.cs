using Rescue.AdSync.Testing.Contracts.Cases;

namespace Rescue.AdSync.Testing.Contracts;

/// <summary>
/// Everything that <see cref="Rescue.AdSync.Directories.IDirectorySource"/> promises, as cases that any test framework can run.
/// </summary>
/// <remarks>
/// Run it over a source of your own before you let it decide who is disabled: arrange a <see cref="ContractWorld"/> in a
/// directory, describe it by an <see cref="IDirectorySourceFixture"/>, and run each of <see cref="Cases"/>. Immutable, and safe
/// to share between threads; cases may run at the same time.
/// </remarks>
public static class DirectorySourceContract
{
    /// <summary>Gets all cases, in a fixed order.</summary>
    public static IReadOnlyList<DirectorySourceCase> Cases { get; } =
    [
        .. ArgumentCases.All, .. SearchCases.All, .. HostileSearchCases.All, .. RequestCases.All, .. MembershipCases.All,
        .. PeopleCases.All, .. CompletenessCases.All, .. RepetitionCases.All, .. CancellationCases.All,
    ];

    /// <summary>Finds a case by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    public static DirectorySourceCase Find(string name) =>
        Cases.FirstOrDefault(one => one.Name == name)
        ?? throw new ArgumentException($"There is no case '{name}' in the contract of directory sources.", nameof(name));

    /// <summary>Gets the cases that apply to a fixture.</summary>
    /// <param name="lacks">What the fixture cannot offer.</param>
    public static IReadOnlyList<DirectorySourceCase> Applicable(ContractFeatures lacks) =>
        [.. Cases.Where(one => one.WhyInapplicable(lacks) is null)];
}
