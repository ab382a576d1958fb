using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Entra.Contracts;

/// <summary>What every directory source must do, asked of this one over the Graph test server.</summary>
public sealed class ContractTests(ContractTenant tenant) : IClassFixture<ContractTenant>
{
    public static TheoryData<string> Cases => new(DirectorySourceContract.Applicable(ContractTenant.Lacks).Select(one => one.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Keeps_the_contract(string name) => DirectorySourceContract.Find(name).RunAsync(tenant, TestContext.Current.CancellationToken);
}
