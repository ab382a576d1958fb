using Rescue.AdSync.Sqlite.Tests.Support;
using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Sqlite.Tests;

public sealed class ContractTests
{
    public static TheoryData<string> Cases => [.. StateStoreContract.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_SQLite_store_keeps_the_contract(string name)
    {
        using var fixture = new SqliteFixture();
        await StateStoreContract.Find(name).RunAsync(fixture, Sample.Token);
    }
}
