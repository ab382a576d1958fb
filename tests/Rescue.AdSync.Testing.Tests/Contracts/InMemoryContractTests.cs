using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.Contracts;

public sealed class InMemoryContractTests(InMemoryFixture fixture) : IClassFixture<InMemoryFixture>
{
    public static TheoryData<string> Cases => ContractRows.Applicable(InMemoryFixture.Lacks);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Keeps_the_contract(string name) => DirectorySourceContract.Find(name).RunAsync(fixture, TestContext.Current.CancellationToken);

    [Fact]
    public void Is_spared_what_it_cannot_hold_and_no_more() => Assert.Equal(
        [
            "Contacts and computers are nobody, and leave their group complete: The fixture offers no contacts and computers in groups.",
            "A read that waits for the directory ends when it is cancelled: The fixture offers no source whose directory never answers.",
            "A search that waits for the directory ends when it is cancelled: The fixture offers no source whose directory never answers.",
        ],
        ContractRows.Inapplicable(InMemoryFixture.Lacks));
}
