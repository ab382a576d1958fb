using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Transport;

/// <summary>E7: what is repeated, how often, and what never is.</summary>
public sealed class RetryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task A_read_that_a_gateway_failed_is_repeated(int status)
    {
        using var sut = new Sut();
        sut.Server.On("getUser_v3", Reply.Http(status), Reply.Http(status), Reply.File("getUser"));

        Assert.True((await sut.Client.GetUserAsync(Samples.Ann, Cancel)).IsOk);
        Assert.Equal(3, sut.Server.Requests.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task A_write_that_a_gateway_failed_is_not_repeated(int status)
    {
        using var sut = new Sut();
        sut.Server.On("setUser_v2", Reply.Http(status).With("Retry-After", "0"), Reply.Text("OK"));

        Assert.Equal(new RescueResult(RescueErrorCode.NoAnswer, $"HTTP {status}"), await sut.Client.SetUserAsync(Samples.User, Cancel));
        Assert.Single(sut.Server.Requests);
    }

    [Fact]
    public async Task A_read_answered_ERROR_is_repeated_and_then_given_up()
    {
        using var sut = new Sut(options => options.MaxRetries = 2);
        sut.Server.On("getGroup_v2", Reply.Text("ERROR"));

        RescueResult<GroupDetails> result = await sut.Client.GetGroupAsync(Samples.Group, Cancel);

        Assert.Equal(new RescueResult(RescueErrorCode.Unspecified, "ERROR"), result.Result);
        Assert.Equal(3, sut.Server.Requests.Count);
    }

    [Fact]
    public async Task A_write_answered_ERROR_is_not_repeated()
    {
        using var sut = new Sut();
        sut.Server.On("createUser", Reply.Text("ERROR"), Reply.File("createUser-space"));

        RescueResult<NodeId> result = await sut.Client.CreateUserAsync(Samples.Group, Cancel);

        Assert.True(result.Result.IsOutcomeUnknown);
        Assert.Equal(1, sut.Server.Calls("createUser"));
    }

    [Fact]
    public async Task A_write_that_came_too_soon_was_not_carried_out_and_is_repeated()
    {
        using var sut = new Sut();
        sut.Server.On("setUser_v2", Reply.Http(429).With("Retry-After", "0"), Reply.Text("POLLRATEEXCEEDED"), Reply.Text("OK"));

        Assert.True((await sut.Client.SetUserAsync(Samples.User, Cancel)).IsOk);
        Assert.Equal(3, sut.Server.Requests.Count);
    }

    [Theory]
    [InlineData("createUser", 429, "", "HTTP 429")]
    [InlineData("createUser", 200, "POLLRATEEXCEEDED", "POLLRATEEXCEEDED")]
    public async Task Whoever_is_still_too_soon_after_all_repetitions_is_throttled(string method, int status, string body, string word)
    {
        using var sut = new Sut();
        sut.Server.On(method, Reply.Http(status, body));

        RescueResult<NodeId> result = await sut.Client.CreateUserAsync(Samples.Group, Cancel);

        Assert.Equal(new RescueResult(RescueErrorCode.Throttled, word), result.Result);
        Assert.Equal(4, sut.Server.Requests.Count);
    }

    [Fact]
    public async Task A_longer_wait_than_the_configured_patience_is_not_waited_for()
    {
        using var sut = new Sut(options => options.MaxRetryAfter = TimeSpan.FromMinutes(1));
        sut.Server.On("setUser_v2", Reply.Http(429).With("Retry-After", "61"));

        Assert.Equal(RescueErrorCode.Throttled, (await sut.Client.SetUserAsync(Samples.User, Cancel)).Code);
        Assert.Single(sut.Server.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_After_is_waited_out_to_the_second(bool asDate)
    {
        var clock = new FakeTimeProvider();
        using var sut = new Sut(options => options.AttemptTimeout = TimeSpan.FromHours(20), services => services.AddSingleton<TimeProvider>(clock));
        string after = asDate ? clock.GetUtcNow().AddSeconds(90).ToString("R", CultureInfo.InvariantCulture) : "90";
        sut.Server.On("setUser_v2", Reply.Http(429).With("Retry-After", after), Reply.Text("OK"));

        Task<RescueResult> write = sut.Client.SetUserAsync(Samples.User, Cancel);
        await sut.Log.WaitFor("CallRepeated", Cancel);
        clock.Advance(TimeSpan.FromSeconds(89));
        Assert.False(write.IsCompleted);
        Assert.Single(sut.Server.Requests);

        while (sut.Server.Requests.Count < 2)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Cancel);
        }

        Assert.True((await write).IsOk);
        Assert.Contains(sut.Log.Entries, entry => entry.Event.Name == "CallRepeated" && entry.Values.Contains("[DelayMilliseconds, 90000]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_repeated_where_no_repetitions_are_configured()
    {
        using var sut = new Sut(options => options.MaxRetries = 0);
        sut.Server.On("getAccount", Reply.Text("ERROR"), Reply.File("getAccount"));

        await Assert.ThrowsAsync<RescueException>(() => sut.Client.GetAccountAsync(Cancel));
        Assert.Single(sut.Server.Requests);
    }

    [Fact]
    public async Task A_repetition_is_logged_with_its_reason()
    {
        using var sut = new Sut();
        sut.Server.On("getAccount", Reply.Text("ERROR"), Reply.File("getAccount"));

        await sut.Client.GetAccountAsync(Cancel);

        LogCapture.Entry line = Assert.Single(sut.Log.Entries, entry => entry.Event.Name == "CallRepeated");
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.StartsWith("getAccount: ERROR; repetition 1 follows in ", line.Message, StringComparison.Ordinal);
    }
}
