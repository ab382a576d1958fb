namespace Rescue.AdSync.Testing.Tests.Faults;

public sealed class RescueFaultsTests
{
    private static readonly NodeId Node = new(7);

    private readonly RescueFaults _faults = new();

    [Fact]
    public void A_fault_lets_some_calls_through_and_hits_as_many_as_it_says()
    {
        _faults.Add(RescueFault.Drop() with { Skip = 2, Times = 2 });

        bool[] hits = [.. Enumerable.Range(0, 6).Select(_ => _faults.Take("setUser_v2", Node).Fault is not null)];

        Assert.Equal([false, false, true, true, false, false], hits);
        Assert.Equal(2, _faults.Hits);
        Assert.Empty(_faults.Pending);
    }

    [Theory]
    [InlineData("setUser", "setUser_v2", true)]
    [InlineData("SETUSER", "setUser", true)]
    [InlineData("setUser_v2", "setUser_v2", true)]
    [InlineData("setUser_v2", "setUser", false)]
    [InlineData("getUser", "setUser", false)]
    [InlineData("createUser", "createUsers", false)]
    public void A_fault_can_be_for_one_method(string wanted, string called, bool hit)
    {
        _faults.Add(RescueFault.Error() with { Method = wanted });

        Assert.Equal(hit, _faults.Take(called, Node).Fault is not null);
    }

    [Fact]
    public void A_fault_can_be_for_one_node()
    {
        _faults.Add(RescueFault.Error() with { Node = Node });

        Assert.Null(_faults.Take("getUser", new NodeId(8)).Fault);
        Assert.NotNull(_faults.Take("getUser", Node).Fault);
    }

    [Fact]
    public void The_first_fault_that_fits_decides_and_latencies_add_up()
    {
        _faults.Add(RescueFault.Latency(TimeSpan.FromSeconds(1)));
        _faults.Add(RescueFault.Error());
        _faults.Add(RescueFault.Drop());
        _faults.Add(RescueFault.Latency(TimeSpan.FromSeconds(2)));

        FaultDecision first = _faults.Take("getUser", Node);
        FaultDecision second = _faults.Take("getUser", Node);

        Assert.Equal((TimeSpan.FromSeconds(3), RescueFaultKind.Word), (first.Latency, first.Fault!.Kind));
        Assert.Equal((TimeSpan.Zero, RescueFaultKind.Drop), (second.Latency, second.Fault!.Kind));
    }

    [Fact]
    public void Clearing_forgets_faults_and_hits()
    {
        _faults.Add(RescueFault.Error() with { Times = 5 });
        _faults.Take("getUser", Node);

        _faults.Clear();

        Assert.Equal(0, _faults.Hits);
        Assert.Null(_faults.Take("getUser", Node).Fault);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(600)]
    public void A_status_that_is_no_failure_is_no_fault(int statusCode) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RescueFault.HttpStatus(statusCode));
}
