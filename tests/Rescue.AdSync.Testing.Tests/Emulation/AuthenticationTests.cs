using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Tests.Emulation;

public sealed class AuthenticationTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private TestEmulator _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await TestEmulator.StartAsync(new RescueEmulatorOptions { TimeProvider = _clock });

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task A_sign_in_starts_a_session_that_authenticates()
    {
        string session = await _emulator.LogInAsync();

        Assert.StartsWith("OK\n\nAccountID:", await _emulator.PostBareAsync("getAccount", session), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EmulatedAccount.DefaultCallerEmail, "wrong")]
    [InlineData(EmulatedAccount.DefaultCallerEmail, null)]
    [InlineData("somebody@example.com", RescueEmulatorOptions.DefaultPassword)]
    [InlineData(null, null)]
    public async Task A_wrong_credential_is_INVALID(string? email, string? password)
    {
        Assert.Equal("INVALID", await _emulator.PostBareAsync("login", null, ("email", email), ("pwd", password)));
        Assert.Equal("INVALID", await _emulator.PostBareAsync("requestAuthCode", null, ("email", email), ("pwd", password)));
    }

    [Fact]
    public async Task The_eleventh_sign_in_within_three_minutes_is_refused_until_they_have_passed()
    {
        for (int i = 0; i < 10; i++)
        {
            await _emulator.LogInAsync();
        }

        Assert.Equal(
            "LIMITREACHED",
            await _emulator.PostBareAsync("login", null, ("email", EmulatedAccount.DefaultCallerEmail), ("pwd", RescueEmulatorOptions.DefaultPassword)));

        _clock.Advance(TimeSpan.FromMinutes(3));
        await _emulator.LogInAsync();
    }

    [Fact]
    public async Task A_session_lives_by_use_and_ends_after_twenty_idle_minutes()
    {
        string session = await _emulator.LogInAsync();
        for (int i = 0; i < 3; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(19));
            Assert.StartsWith("OK", await _emulator.PostBareAsync("getAccount", session), StringComparison.Ordinal);
        }

        _clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal("NOTLOGGEDIN", await _emulator.PostBareAsync("getAccount", session));
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        string session = await _emulator.LogInAsync();

        Assert.Equal("OK", await _emulator.PostBareAsync("logOut", session));
        Assert.Equal("NOTLOGGEDIN", await _emulator.PostBareAsync("logOut", session));
        Assert.Equal("NOTLOGGEDIN", await _emulator.PostBareAsync("getAccount", session));
    }

    [Fact]
    public async Task Without_a_credential_nothing_is_told()
    {
        foreach (string method in new[] { "getAccount", "getHierarchy_v2", "getUser_v3", "createUser", "deleteNode" })
        {
            Assert.Equal("NOTLOGGEDIN", await _emulator.PostBareAsync(method, "no-such-session", ("node", _emulator.Ben)));
        }

        Assert.NotNull(_emulator.Account.Find(_emulator.Ben));
    }

    [Fact]
    public async Task The_service_token_authenticates_and_a_wrong_one_does_not_even_with_a_session()
    {
        string session = await _emulator.LogInAsync();

        Assert.StartsWith("OK", await _emulator.PostBareAsync("getAccount", null, ("authcode", RescueEmulatorOptions.DefaultServiceToken)), StringComparison.Ordinal);
        Assert.Equal("INVALID_SECRETAUTHCODE", await _emulator.PostBareAsync("getAccount", session, ("authcode", "wrong")));
    }

    [Fact]
    public async Task A_new_auth_code_ends_the_one_before()
    {
        string first = await RequestAuthCodeAsync();
        Assert.StartsWith("OK", await _emulator.PostBareAsync("getAccount", null, ("authcode", first)), StringComparison.Ordinal);

        string second = await RequestAuthCodeAsync();

        Assert.Equal(79, second.Length);
        Assert.Equal("INVALID_SECRETAUTHCODE", await _emulator.PostBareAsync("getAccount", null, ("authcode", first)));
        Assert.StartsWith("OK", await _emulator.PostBareAsync("getAccount", null, ("authcode", second)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_is_disabled_or_gone_may_not_act()
    {
        _emulator.Account.Edit(_emulator.Account.Caller, node => node with { Status = NodeStatus.Disabled });
        Assert.Equal("USER_DELETED_OR_DISABLED", await _emulator.PostAsync("getHierarchy_v2"));

        _emulator.Account.Remove(_emulator.Account.Caller);
        Assert.Equal("USER_DELETED_OR_DISABLED", await _emulator.PostAsync("getHierarchy_v2"));
    }

    [Fact]
    public async Task Another_credential_can_be_configured()
    {
        await using TestEmulator other = await TestEmulator.StartAsync(new RescueEmulatorOptions
        {
            Email = "robot@example.com",
            Password = "Another-Passw0rd",
            ServiceToken = "another-token",
        });

        Assert.Equal("INVALID_SECRETAUTHCODE", await other.PostAsync("getAccount"));
        Assert.EndsWith("Email:robot@example.com\n\n", await other.PostBareAsync("getAccount", null, ("authcode", "another-token")), StringComparison.Ordinal);
        Assert.Equal("OK", await other.PostBareAsync("login", null, ("email", "Robot@example.com"), ("pwd", "Another-Passw0rd")));
    }

    private async Task<string> RequestAuthCodeAsync()
    {
        string answer = await _emulator.PostBareAsync(
            "requestAuthCode", null, ("email", EmulatedAccount.DefaultCallerEmail), ("pwd", RescueEmulatorOptions.DefaultPassword));
        Assert.StartsWith("OK\n\nAUTHCODE:", answer, StringComparison.Ordinal);
        return answer["OK\n\nAUTHCODE:".Length..];
    }
}
