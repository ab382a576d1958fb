using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.ActiveDirectory.RealServer;

/// <summary>What every directory source must do, asked of this one over a real domain controller.</summary>
public sealed class ContractTests(ContractDomain domain) : IClassFixture<ContractDomain>
{
    public static TheoryData<string> Cases => new(DirectorySourceContract.Applicable(ContractDomain.Lacks).Select(one => one.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Keeps_the_contract(string name) => DirectorySourceContract.Find(name).RunAsync(domain, TestContext.Current.CancellationToken);

    [Fact]
    public void Is_spared_guests_and_nothing_else() => Assert.Equal(
        ["A guest is a guest"],
        DirectorySourceContract.Cases.Where(one => one.WhyInapplicable(ContractDomain.Lacks) is not null).Select(one => one.Name));
}
