using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Tests.Emulation;

public sealed class SetUserTests : IAsyncLifetime
{
    private TestEmulator _emulator = null!;

    private EmulatedAccount Account => _emulator.Account;

    public async ValueTask InitializeAsync() => _emulator = await TestEmulator.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task A_placeholder_is_filled_and_can_sign_in()
    {
        NodeId node = new(long.Parse((await _emulator.PostAsync("createUser", ("parent", _emulator.Support)))[3..], null));

        string answer = await _emulator.PostAsync(
            "setUser_v2",
            ("node", node), ("name", "Zoë \"Z\" Ångström"), ("nick", "Z"), ("email", "zoe@example.com"), ("ssoid", "zoe"), ("pwd", "Welcome-1"),
            ("confpwd", "Welcome-1"), ("status", "enabled"), ("description", "a: b"), ("mobileaddon", "True"), ("rpataddon", "false"));

        Assert.Equal("OK", answer);
        Assert.Equal(
            new EmulatedNode
            {
                Id = node,
                ParentId = _emulator.Support,
                Type = NodeType.Technician,
                Name = "Zoë \"Z\" Ångström",
                Nick = "Z",
                Email = "zoe@example.com",
                SsoId = "zoe",
                Description = "a: b",
                HasMobileAddOn = true,
                HasPassword = true,
            },
            Account[node] with { Permissions = [], LockedPermissions = [] });
        Assert.True(Account.PasswordMatches(node, "Welcome-1"));
        Assert.False(Account.PasswordMatches(node, "Welcome-2"));
    }

    [Fact]
    public async Task What_is_left_out_is_blanked()
    {
        Account.Edit(_emulator.Ben, node => node with { Nick = "Benny", SsoId = "ben", Description = "First line", HasRpatAddOn = true });

        Assert.Equal("OK", await SetBenAsync(("nick", null), ("ssoid", null), ("description", null)));

        EmulatedNode ben = Account[_emulator.Ben];
        Assert.Equal(("Ben Brook", string.Empty, string.Empty, string.Empty, true), (ben.Name, ben.Nick, ben.SsoId, ben.Description, ben.HasRpatAddOn));
    }

    [Theory]
    [InlineData("name", null, "INVALIDPARAM_NAME")]
    [InlineData("name", "  ", "INVALIDPARAM_NAME")]
    [InlineData("name", "long", "INVALIDPARAM_NAME")]
    [InlineData("email", null, "INVALIDPARAM_EMAIL")]
    [InlineData("email", "", "INVALIDPARAM_EMAIL")]
    [InlineData("email", "ben", "INVALIDPARAM_EMAIL")]
    [InlineData("email", "@example.com", "INVALIDPARAM_EMAIL")]
    [InlineData("email", "ben@", "INVALIDPARAM_EMAIL")]
    [InlineData("email", "ben@x@y", "INVALIDPARAM_EMAIL")]
    [InlineData("email", "ben brook@example.com", "INVALIDPARAM_EMAIL")]
    [InlineData("email", "CLEO.carr@example.com", "INVALIDPARAM_EMAIL_ALREADY_IN_USE")]
    [InlineData("email", "ada.abel@example.com", "INVALIDPARAM_EMAIL_ALREADY_IN_USE")]
    [InlineData("status", null, "INVALIDPARAM_STATUS")]
    [InlineData("status", "Offline", "INVALIDPARAM_STATUS")]
    [InlineData("mobileaddon", null, "INVALIDPARAM_MOBILEADDON")]
    [InlineData("mobileaddon", "1", "INVALIDPARAM_MOBILEADDON")]
    [InlineData("rpataddon", null, "INVALIDPARAM_RPATADDON")]
    [InlineData("rpataddon", "yes", "INVALIDPARAM_RPATADDON")]
    [InlineData("node", "1", "INVALIDPARAM_NODE")]
    [InlineData("node", null, "INVALIDPARAM_NODE")]
    public async Task Each_bad_field_has_its_word_and_changes_nothing(string field, string? value, string expected)
    {
        long before = Account.Revision;

        Assert.Equal(expected, await SetBenAsync((field, value == "long" ? new string('x', EmulatedAccount.MaxNameLength + 1) : value), ("nick", "Changed")));

        Assert.Equal(before, Account.Revision);
    }

    [Theory]
    [InlineData("", "", "INVALIDPARAM_PASSWORD_HAS_TO_BE_AT_LEAST_8_CHARACTERS_LONG")]
    [InlineData("Short-1", "Short-1", "INVALIDPARAM_PASSWORD_HAS_TO_BE_AT_LEAST_8_CHARACTERS_LONG")]
    [InlineData("With space 1", "With space 1", "INVALIDPARAM_PASSWORD_CANNOT_CONTAIN_WHITESPACE_CHARACTERS")]
    [InlineData("Long-enough-1", "Long-enough-2", "INVALIDPARAM_PASSWORD_NOT_CONFIRMED")]
    [InlineData("Long-enough-1", null, "INVALIDPARAM_PASSWORD_NOT_CONFIRMED")]
    [InlineData("Long-enough-1", "Long-enough-1", "OK")]
    public async Task Passwords_are_judged(string password, string? confirmation, string expected)
    {
        Assert.Equal(expected, await SetBenAsync(("pwd", password), ("confpwd", confirmation)));
        Assert.Equal(expected == "OK", Account.PasswordMatches(_emulator.Ben, password));
    }

    [Fact]
    public async Task Leaving_the_password_out_keeps_it()
    {
        Account.SetPassword(_emulator.Ben, "Keep-this-1");

        Assert.Equal("OK", await SetBenAsync(("nick", "Benny")));

        Assert.True(Account.PasswordMatches(_emulator.Ben, "Keep-this-1"));
    }

    [Fact]
    public async Task Enabling_needs_a_password_or_an_sso_id()
    {
        Account.Edit(_emulator.Ben, node => node with { HasPassword = false, Status = NodeStatus.Disabled });

        Assert.Equal("ERROR", await SetBenAsync(("status", "Enabled")));
        Assert.Equal("OK", await SetBenAsync(("nick", "still disabled")));
        Assert.Equal("OK", await SetBenAsync(("status", "Enabled"), ("ssoid", "ben")));
        Assert.Equal("ERROR", await SetBenAsync(("ssoid", null)));
    }

    [Fact]
    public async Task Presence_survives_a_write_and_ends_with_disabling()
    {
        Account.Edit(_emulator.Ben, node => node with { Status = NodeStatus.Busy });

        Assert.Equal("OK", await SetBenAsync(("nick", "x")));
        Assert.Equal(NodeStatus.Busy, Account[_emulator.Ben].Status);
        Assert.Equal("OK", await SetBenAsync(("status", "Disabled")));
        Assert.Equal(NodeStatus.Disabled, Account[_emulator.Ben].Status);
        Assert.Equal("OK", await SetBenAsync(("status", "Enabled")));
        Assert.Equal(NodeStatus.Offline, Account[_emulator.Ben].Status);
    }

    [Fact]
    public async Task Mobile_licences_are_counted_and_those_who_have_one_keep_it()
    {
        Account.MobileSeats = 1;

        Assert.Equal("INVALIDPARAM_MOBILEADDON", await SetBenAsync(("mobileaddon", "True")));
        Assert.Equal("OK", await _emulator.PostAsync("setUser_v2", _emulator.UserFields(_emulator.Finn, ("nick", "Foxy"))));
        Assert.Equal("OK", await _emulator.PostAsync("setUser_v2", _emulator.UserFields(_emulator.Finn, ("mobileaddon", "False"))));
        Assert.Equal("OK", await SetBenAsync(("mobileaddon", "True")));
        Assert.Equal(1, Account.MobileSeatsTaken);
    }

    [Fact]
    public async Task Two_roles_of_one_person_may_keep_the_e_mail_they_share()
    {
        NodeId ada = Account.AddUser(_emulator.Support, "Ada Abel", "ada.abel@example.com");

        Assert.Equal("OK", await _emulator.PostAsync("setUser_v2", _emulator.UserFields(ada, ("email", "Ada.Abel@example.com"))));
        Assert.Equal("OK", await _emulator.PostAsync("setUser_v2", _emulator.UserFields(ada, ("email", "ada@example.com"))));
        Assert.Equal("INVALIDPARAM_EMAIL_ALREADY_IN_USE", await _emulator.PostAsync("setUser_v2", _emulator.UserFields(ada, ("email", "ada.abel@example.com"))));
    }

    [Fact]
    public async Task The_first_version_calls_the_mobile_licence_addons_and_knows_no_other()
    {
        Account.Edit(_emulator.Ben, node => node with { HasRpatAddOn = true });
        (string, object?)[] fields = _emulator.UserFields(_emulator.Ben, ("mobileaddon", "True"), ("rpataddon", null));

        Assert.Equal("INVALIDPARAM_MOBILEADDON", await _emulator.PostAsync("setUser", fields));
        Assert.Equal("OK", await _emulator.PostAsync("setUser", [.. fields, ("addons", "True")]));
        Assert.Equal((true, false), (Account[_emulator.Ben].HasMobileAddOn, Account[_emulator.Ben].HasRpatAddOn));
    }

    [Fact]
    public async Task A_master_administrator_who_changes_himself_must_know_his_password()
    {
        Assert.Equal("INVALIDPARAM_MISSING_CURRENT_PASSWORD", await _emulator.PostAsync("setUser_v2", _emulator.UserFields(Account.Caller)));
        Assert.Equal(
            "OK",
            await _emulator.PostAsync(
                "setUser_v2",
                _emulator.UserFields(Account.Caller, ("oldpwd", RescueEmulatorOptions.DefaultPassword), ("pwd", "New-Passw0rd"), ("confpwd", "New-Passw0rd"))));
        Assert.Equal("OK", await _emulator.PostBareAsync("login", null, ("email", EmulatedAccount.DefaultCallerEmail), ("pwd", "New-Passw0rd")));
    }

    [Fact]
    public async Task A_group_is_no_user() =>
        Assert.Equal("INVALIDPARAM_NODE", await SetBenAsync(("node", _emulator.Support)));

    private Task<string> SetBenAsync(params (string Name, object? Value)[] changes) =>
        _emulator.PostAsync("setUser_v2", _emulator.UserFields(_emulator.Ben, changes));
}
