using Rescue.AdSync.Testing.Contracts;

namespace Rescue.AdSync.Testing.Tests.Contracts.Broken;

/// <summary>The contract itself is put to the test: what is broken must be caught, and what is sound must pass.</summary>
public sealed class BrokenSourceTests
{
    private static readonly Fault[] Known = [.. SearchFaults.All, .. ReadFaults.All, .. PeopleFaults.All, .. ConductFaults.All];

    public static TheoryData<string, string> Faults
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (Fault fault in Known)
            {
                foreach (string name in fault.Cases)
                {
                    rows.Add(fault.Name, name);
                }
            }

            return rows;
        }
    }

    public static TheoryData<string> Cases => ContractRows.Applicable(ContractFeatures.None);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_caught(string fault, string name)
    {
        IDirectorySourceFixture fixture = Known.Single(known => known.Name == fault).Fixture;

        ContractViolationException caught = await Assert.ThrowsAsync<ContractViolationException>(
            () => DirectorySourceContract.Find(name).RunAsync(fixture, TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));

        Assert.Equal(name, caught.CaseName);
        Assert.StartsWith(name, caught.Message, StringComparison.Ordinal);
        Assert.Contains("expected", caught.Message, StringComparison.Ordinal);
        Assert.Contains("saw", caught.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task What_is_sound_passes(string name) =>
        DirectorySourceContract.Find(name).RunAsync(new BrokenFixture(), TestContext.Current.CancellationToken);

    [Fact]
    public void Every_case_catches_a_fault_that_is_known()
    {
        string[] idle = [.. DirectorySourceContract.Cases.Select(one => one.Name).Except(Known.SelectMany(fault => fault.Cases))];

        Assert.Empty(idle);
    }
}
