namespace Rescue.AdSync.Testing.Tests.Faults;

public sealed class RescueCallsTests
{
    private readonly RescueCalls _calls = new();

    [Fact]
    public void Calls_are_counted_by_method_in_all_and_as_writes()
    {
        foreach (string method in new[] { "login", "getHierarchy_v2", "setUser_v2", "setUser", "createUser", "moveNode" })
        {
            _calls.Count(method);
        }

        Assert.Equal((6, 4), (_calls.Total, _calls.Writes));
        Assert.Equal((2, 1, 0), (_calls["setUser"], _calls["setUser_v2"], _calls["deleteNode"]));
        Assert.Equal(1, _calls.ByMethod["getHierarchy_v2"]);
    }

    [Fact]
    public void The_last_thousand_are_kept()
    {
        for (int i = 1; i <= 1_005; i++)
        {
            _calls.Answered(new RescueCall("getUser", new NodeId(i), "OK"));
        }

        Assert.Equal(1_000, _calls.Recent.Count);
        Assert.Equal((6, 1_005), (_calls.Recent[0].Node.Value, _calls.Recent[^1].Node.Value));
    }

    [Fact]
    public void Resetting_starts_at_nothing()
    {
        _calls.Count("login");
        _calls.Answered(new RescueCall("login", NodeId.None, "OK"));

        _calls.Reset();

        Assert.Equal(0, _calls.Total);
        Assert.Empty(_calls.Recent);
    }
}
