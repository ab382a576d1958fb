using Rescue.AdSync.History;
using Rescue.AdSync.State;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.State;

public sealed class InMemoryStateStoreTests
{
    public static TheoryData<string> Cases => [.. StateStoreContract.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task A_store_in_memory_keeps_the_contract(string name) =>
        StateStoreContract.Find(name).RunAsync(new InMemoryFixture(), TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_contract_sees_a_store_that_forgets()
    {
        ContractViolationException violation = await Assert.ThrowsAsync<ContractViolationException>(() =>
            StateStoreContract.Find("Links are kept with all that is known of them").RunAsync(new ForgetfulFixture(), TestContext.Current.CancellationToken));
        Assert.Contains("expected the links", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_case_has_a_name_of_its_own() => Assert.Distinct(StateStoreContract.Cases.Select(one => one.Name));

    private sealed class InMemoryFixture : IStateStoreFixture
    {
        private readonly InMemoryStateStore _store = new();

        public ISyncStateStore Store => _store;

        public IRunHistory History => _store;

        public IRunLock Lock => _store;

        public void Reopen()
        {
        }
    }

    private sealed class ForgetfulFixture : IStateStoreFixture
    {
        private InMemoryStateStore _store = new();

        public ISyncStateStore Store => _store;

        public IRunHistory History => _store;

        public IRunLock Lock => _store;

        public void Reopen() => _store = new InMemoryStateStore();
    }
}
