using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.Contracts;

public sealed class FileContractTests(FileFixture fixture) : IClassFixture<FileFixture>
{
    public static TheoryData<string> Cases => ContractRows.Applicable(FileFixture.Lacks);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Keeps_the_contract(string name) => DirectorySourceContract.Find(name).RunAsync(fixture, TestContext.Current.CancellationToken);
}
