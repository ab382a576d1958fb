using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Fakes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Transport;

public sealed class RetryTests : IAsyncLifetime
{
    private World _world = null!;
    private GraphGroup _group = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await World.StartAsync();
        _group = _world.Tenant.AddGroup("Staff", _world.Tenant.AddUser("Ann Ash"), _world.Tenant.AddUser("Ben Birch"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task E7_a_passing_trouble_is_waited_out_with_growing_waits(int status)
    {
        _world.Server.Faults.Add(GraphFault.Status(status) with { Times = 3, IsInner = false });

        await AssertTrueAsync(_world.Options());

        TimeSpan[] waits = [.. _world.Clock.Waits];
        Assert.Equal(3, waits.Length);
        Assert.All(waits.Select((wait, index) => wait / (TimeSpan.FromSeconds(1) * Math.Pow(2, index))), share => Assert.InRange(share, 0.75, 1.25));
        Assert.Equal(3, _world.Logger.Records.Count(record => record.Id.Id == 6005));
    }

    [Fact]
    public async Task E7_a_wait_that_graph_asks_for_is_kept_and_still_grows_while_graph_keeps_asking_for_little()
    {
        _world.Server.Faults.Add(GraphFault.Throttle(7) with { Times = 1, IsInner = false });
        _world.Server.Faults.Add(GraphFault.Throttle(1) with { Times = 3, IsInner = false });

        await AssertTrueAsync(_world.Options());

        Assert.Contains(TimeSpan.FromSeconds(7), _world.Clock.Waits);
        Assert.Contains(_world.Clock.Waits, wait => wait > TimeSpan.FromSeconds(5.9) && wait < TimeSpan.FromSeconds(10.1) && wait != TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Only_what_failed_of_a_batch_is_asked_again()
    {
        _world.Server.Faults.Add(GraphFault.Throttle(2) with { Path = "/members?", IsInner = true });

        await AssertTrueAsync(_world.Options());

        Assert.Equal(2, _world.Server.Calls.Http);
        Assert.Equal(2, _world.Server.Calls.To("/members").Count(call => call.Query.Contains("$top", StringComparison.Ordinal)));
        Assert.Single(_world.Server.Calls.To("/$count"));
    }

    [Fact]
    public async Task A_wait_of_hours_is_not_waited_for()
    {
        _world.Server.Faults.Add(GraphFault.Throttle(3_600) with { IsInner = false });

        DirectoryException failure = await Assert.ThrowsAsync<DirectoryException>(() => ReadAsync(_world.Options()));

        Assert.Contains("429", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_world.Clock.Waits);
    }

    [Fact]
    public async Task What_never_ends_is_given_up()
    {
        _world.Server.Faults.Add(GraphFault.Status(503).Always());

        DirectoryException failure = await Assert.ThrowsAsync<DirectoryException>(() => ReadAsync(_world.Options()));

        Assert.Contains("at the last of 6 tries", failure.Message, StringComparison.Ordinal);
        Assert.Equal(6, _world.Server.Calls.Http);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_renewed_once()
    {
        var credential = new ServerCredential(_world.Server, ServerCredential.Needed);
        _world.Server.Faults.Add(GraphFault.ExpiredToken() with { IsInner = false });

        DirectorySnapshot read = await _world.Source(_world.Options(), credential).ReadAsync(World.Ids(_group), TestContext.Current.CancellationToken);

        Assert.True(read.Groups[0].IsComplete);
        Assert.Equal(2, credential.Issued);
        Assert.Empty(_world.Clock.Waits);
    }

    [Fact]
    public async Task A_token_that_stays_refused_ends_the_read()
    {
        _world.Server.Faults.Add(GraphFault.ExpiredToken().Always());

        DirectoryException failure = await Assert.ThrowsAsync<DirectoryException>(() => ReadAsync(_world.Options()));

        Assert.Contains("401 InvalidAuthenticationToken", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, _world.Server.Calls.Http);
    }

    [Fact]
    public async Task Requests_slow_down_before_they_are_refused()
    {
        _world.Server.ReportedThrottleShare = 1.0;
        GraphGroup[] groups = [.. Enumerable.Range(0, 20).Select(number => _world.Tenant.AddGroup($"G{number}"))];

        await _world.Source(_world.Options() with { MaxConcurrency = 1 }).ReadAsync(World.Ids(groups), TestContext.Current.CancellationToken);

        Assert.Equal(3, _world.Server.Calls.Http);
        Assert.Equal(2, _world.Clock.Waits.Count(wait => wait > TimeSpan.FromSeconds(4)));
    }

    [Fact]
    public async Task No_answer_in_time_is_a_failure_like_others()
    {
        _world.Server.Faults.Add(GraphFault.Delay(TimeSpan.FromSeconds(30)).Always());

        DirectoryException failure = await Assert.ThrowsAsync<DirectoryException>(
            () => ReadAsync(_world.Impatient() with { RequestTimeout = TimeSpan.FromMilliseconds(200) }));

        Assert.Contains("gave no answer within 0.2 s", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EntraCloud.Public, "graph.microsoft.com")]
    [InlineData(EntraCloud.UsGovernment, "graph.microsoft.us")]
    [InlineData(EntraCloud.UsGovernmentDod, "dod-graph.microsoft.us")]
    [InlineData(EntraCloud.China, "microsoftgraph.chinacloudapi.cn")]
    public void Each_cloud_has_its_own_graph_and_its_own_tokens(EntraCloud cloud, string host)
    {
        var endpoints = EntraEndpoints.Of(new EntraOptions { Cloud = cloud });

        Assert.Equal($"https://{host}/v1.0", endpoints.Graph.AbsoluteUri);
        Assert.Equal($"https://{host}/.default", endpoints.Scope);
        Assert.EndsWith(cloud switch { EntraCloud.Public => ".com", EntraCloud.China => ".cn", _ => ".us" }, endpoints.Authority.Host, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_goes_to_a_host_that_the_sdk_does_not_know()
    {
        // The SDK leaves the token out for hosts that are on no list of its own; 127.0.0.1 is such a host.
        await AssertTrueAsync(_world.Options());

        Assert.All(_world.Server.Calls.All, call => Assert.Equal(200, call.Status));
    }

    private Task<DirectorySnapshot> ReadAsync(EntraOptions options) => _world.Source(options).ReadAsync(World.Ids(_group), TestContext.Current.CancellationToken);

    private async Task AssertTrueAsync(EntraOptions options) =>
        Assert.Empty(Snapshots.Differences(Truth.Of(_world.Tenant, World.Ids(_group)), await ReadAsync(options)));
}
