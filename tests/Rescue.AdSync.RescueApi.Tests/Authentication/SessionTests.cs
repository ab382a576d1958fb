using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Authentication;

public sealed class SessionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signs_in_once_and_carries_the_session_in_a_cookie()
    {
        using Sut sut = Sut.WithPassword();
        sut.Server.On("login", Reply.SignedIn("one")).On("getUser_v3", Reply.File("getUser"));

        await sut.Client.GetUserAsync(Samples.Ann, Cancel);
        await sut.Client.GetUserAsync(Samples.Ann, Cancel);

        RescueServer.Seen login = sut.Server.Single("login");
        Assert.Equal((Sut.Email, Sut.Password), (login.Field("email"), login.Field("pwd")));
        Assert.Null(login.Cookie);
        Assert.Equal(2, sut.Server.Calls("getUser_v3"));
        Assert.All(sut.Server.Requests.Where(seen => seen.Method != "login"), seen =>
        {
            Assert.Equal("ASP.NET_SessionId=one", seen.Cookie);
            Assert.Null(seen.Field("authcode"));
        });
    }

    [Fact]
    public async Task A_write_in_a_session_that_ran_out_is_repeated_once_after_signing_in()
    {
        using Sut sut = Sut.WithPassword();
        sut.Server.On("login", Reply.SignedIn("one"), Reply.SignedIn("two"))
            .On("setUser_v2", Reply.Text("OK"), Reply.Text("NOTLOGGEDIN"), Reply.Text("OK"));

        await sut.Client.SetUserAsync(Samples.User, Cancel);
        Assert.Equal(RescueResult.Ok, await sut.Client.SetUserAsync(Samples.User, Cancel));

        Assert.Equal(
            ["login ", "setUser_v2 ASP.NET_SessionId=one", "setUser_v2 ASP.NET_SessionId=one", "login ", "setUser_v2 ASP.NET_SessionId=two"],
            sut.Server.Requests.Select(seen => $"{seen.Method} {seen.Cookie}"));
    }

    [Fact]
    public async Task A_session_that_is_not_known_though_new_is_given_up_without_a_storm_of_sign_ins()
    {
        using Sut sut = Sut.WithPassword();
        sut.Server.On("login", Reply.SignedIn("one"), Reply.SignedIn("two")).On("setUser_v2", Reply.Text("NOTLOGGEDIN"));

        RescueResult first = await sut.Client.SetUserAsync(Samples.User, Cancel);
        RescueResult second = await sut.Client.SetUserAsync(Samples.User, Cancel);

        Assert.Equal(RescueErrorCode.NotLoggedIn, first.Code);
        Assert.Equal(RescueErrorCode.NotLoggedIn, second.Code);
        Assert.Equal((2, 2), (sut.Server.Calls("login"), sut.Server.Calls("setUser_v2")));
    }

    [Fact]
    public async Task Many_callers_share_one_sign_in_and_one_renewal()
    {
        using Sut sut = Sut.WithPassword();
        sut.Server.On("login", Reply.SignedIn("one"), Reply.SignedIn("two"))
            .On("getUser_v3", seen => seen.Cookie == "ASP.NET_SessionId=two" ? Reply.File("getUser") : Reply.Text("NOTLOGGEDIN"));

        RescueResult<UserDetails>[] results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => sut.Client.GetUserAsync(Samples.Ann, Cancel)));

        Assert.Equal(2, sut.Server.Calls("login"));
        Assert.All(results, result => Assert.True(result.IsOk));
    }

    [Theory]
    [InlineData("INVALID", RescueErrorCode.InvalidCredential)]
    [InlineData("LIMITREACHED", RescueErrorCode.LoginLimitReached)]
    public async Task A_refused_sign_in_is_not_tried_again_for_three_minutes(string word, RescueErrorCode code)
    {
        var clock = new FakeTimeProvider();
        using Sut sut = Sut.WithPassword(more: services => services.AddSingleton<TimeProvider>(clock));
        sut.Server.On("login", Reply.Text(word), Reply.SignedIn("one")).On("getUser_v3", Reply.File("getUser"));

        RescueResult<UserDetails>[] refused =
        [
            await sut.Client.GetUserAsync(Samples.Ann, Cancel),
            await sut.Client.GetUserAsync(Samples.Ann, Cancel),
        ];
        clock.Advance(TimeSpan.FromSeconds(179));
        RescueResult<UserDetails> stillRefused = await sut.Client.GetUserAsync(Samples.Ann, Cancel);
        Assert.Equal(1, sut.Server.Calls("login"));
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.All(refused.Append(stillRefused), result => Assert.Equal(new RescueResult(code, word), result.Result));
        Assert.True((await sut.Client.GetUserAsync(Samples.Ann, Cancel)).IsOk);
        Assert.Equal(2, sut.Server.Calls("login"));
    }

    [Fact]
    public async Task A_corrected_password_is_tried_at_once()
    {
        using Sut sut = Sut.WithPassword();
        sut.Server.On("login", Reply.Text("INVALID"), Reply.SignedIn("one")).On("getUser_v3", Reply.File("getUser"));
        Assert.True((await sut.Client.GetUserAsync(Samples.Ann, Cancel)).Result.IsAuthenticationFailure);

        sut.Services.GetRequiredService<IOptionsMonitor<RescueApiOptions>>().CurrentValue.Password = "Corrected-1";

        Assert.True((await sut.Client.GetUserAsync(Samples.Ann, Cancel)).IsOk);
        Assert.Equal("Corrected-1", sut.Server.Requests[1].Field("pwd"));
    }

    [Fact]
    public async Task A_sign_in_that_fails_in_passing_is_tried_again_by_the_next_call()
    {
        using Sut sut = Sut.WithPassword(options => options.MaxRetries = 0);
        sut.Server.On("login", Reply.Http(502), Reply.SignedIn("one")).On("setUser_v2", Reply.Text("OK"));

        RescueResult first = await sut.Client.SetUserAsync(Samples.User, Cancel);

        Assert.Equal(new RescueResult(RescueErrorCode.NoAnswer, "HTTP 502 (at sign-in)"), first);
        Assert.True((await sut.Client.SetUserAsync(Samples.User, Cancel)).IsOk);
        Assert.Equal(1, sut.Server.Calls("setUser_v2"));
    }

    [Fact]
    public async Task A_sign_in_without_a_cookie_is_no_sign_in()
    {
        using Sut sut = Sut.WithPassword();
        sut.Server.On("login", Reply.Text("OK"));

        var failure = await Assert.ThrowsAsync<RescueException>(() => sut.Client.GetAccountAsync(Cancel));

        Assert.Equal(new RescueResult(RescueErrorCode.Unreadable, "OK without a session cookie (at sign-in)"), failure.Result);
        Assert.Equal(0, sut.Server.Calls("getAccount"));
    }

    [Fact]
    public async Task Two_clients_do_not_share_a_session()
    {
        using Sut first = Sut.WithPassword();
        using Sut second = Sut.WithPassword();
        first.Server.On("login", Reply.SignedIn("one")).On("getUser_v3", Reply.File("getUser"));
        second.Server.On("login", Reply.SignedIn("two")).On("getUser_v3", Reply.File("getUser"));

        await first.Client.GetUserAsync(Samples.Ann, Cancel);
        await second.Client.GetUserAsync(Samples.Ann, Cancel);

        Assert.Equal("ASP.NET_SessionId=one", first.Server.Single("getUser_v3").Cookie);
        Assert.Equal("ASP.NET_SessionId=two", second.Server.Single("getUser_v3").Cookie);
    }

    [Fact]
    public async Task A_token_is_used_in_preference_and_is_never_renewed()
    {
        using Sut sut = Sut.WithPassword(options => options.ServiceToken = Sut.Token + "\n");
        sut.Server.On("setUser_v2", Reply.Text("NOTLOGGEDIN"));

        Assert.Equal(RescueErrorCode.NotLoggedIn, (await sut.Client.SetUserAsync(Samples.User, Cancel)).Code);

        Assert.Equal(Sut.Token, sut.Server.Single("setUser_v2").Field("authcode"));
        Assert.Equal(0, sut.Server.Calls("login"));
    }

    [Fact]
    public async Task A_wait_for_a_sign_in_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new RawServer(async (_, _, stopped) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopped);
        });
        var options = new RescueApiOptions { BaseAddress = server.Address, Email = Sut.Email, Password = Sut.Password, MaxRetries = 0 };
        using HttpClient http = RescueHttpClient.Create(options);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new RescueAdminClient(http, options).SetUserAsync(Samples.User, cancel.Token));
    }
}
