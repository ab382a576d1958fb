using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.Contracts;

/// <summary>The contract's cases as rows of a theory.</summary>
internal static class ContractRows
{
    public static TheoryData<string> Applicable(ContractFeatures lacks) => new(DirectorySourceContract.Applicable(lacks).Select(one => one.Name));

    /// <summary>Lists what does not apply, with the reason, so that nothing is left out in silence.</summary>
    public static IEnumerable<string> Inapplicable(ContractFeatures lacks) => DirectorySourceContract.Cases
        .Select(one => (one.Name, Reason: one.WhyInapplicable(lacks)))
        .Where(one => one.Reason is not null)
        .Select(one => $"{one.Name}: {one.Reason}");
}
