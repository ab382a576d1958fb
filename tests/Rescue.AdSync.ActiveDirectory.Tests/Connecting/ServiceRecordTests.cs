using CsCheck;

namespace Rescue.AdSync.ActiveDirectory.Connecting;

public sealed class ServiceRecordTests
{
    private static readonly Gen<ServiceRecord[]> Records =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 200], (priority, weight) => (priority, weight)).Array[1, 8].Select(all =>
            all.Select((one, i) => new ServiceRecord($"dc{i}.example.com", 389, one.priority, one.weight)).ToArray());

    [Fact]
    public void InOrderOfUse_GivesEachOnce_AndLowerPrioritiesFirst() => Gen.Select(Records, Gen.Int).Sample((records, seed) =>
    {
        ServiceRecord[] ordered = [.. ServiceRecord.InOrderOfUse(records, new Random(seed))];

        Assert.Equal(records.OrderBy(record => record.Host, StringComparer.Ordinal), ordered.OrderBy(record => record.Host, StringComparer.Ordinal));
        Assert.Equal(ordered.Select(record => record.Priority).Order(), ordered.Select(record => record.Priority));
    });

    [Theory]
    [InlineData(300, 100, 0.75)]
    [InlineData(100, 100, 0.5)]
    [InlineData(0, 0, 0.5)]
    public void InOrderOfUse_DrawsByWeight(int weight, int otherWeight, double expected)
    {
        const int Draws = 4000;
        var random = new Random(5);
        ServiceRecord[] records = [new("one", 389, 0, weight), new("other", 389, 0, otherWeight)];

        int first = Enumerable.Range(0, Draws).Count(_ => ServiceRecord.InOrderOfUse(records, random).First().Host == "one");

        Assert.InRange((double)first / Draws, expected - 0.04, expected + 0.04);
    }
}
