using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.Contracts.OwnDirectory;

// <test>
public sealed class CsvContractTests(CsvFixture fixture) : IClassFixture<CsvFixture>
{
    public static TheoryData<string> Cases => new(DirectorySourceContract.Applicable(CsvFixture.Lacks).Select(one => one.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Keeps_the_contract(string name) =>
        DirectorySourceContract.Find(name).RunAsync(fixture, TestContext.Current.CancellationToken);
}
// </test>
