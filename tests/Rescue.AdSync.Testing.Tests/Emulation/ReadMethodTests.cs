using System.Net;
using Rescue.AdSync.Accounts;

namespace Rescue.AdSync.Testing.Tests.Emulation;

public sealed class ReadMethodTests : IAsyncLifetime
{
    private TestEmulator _emulator = null!;

    private EmulatedAccount Account => _emulator.Account;

    public async ValueTask InitializeAsync() => _emulator = await TestEmulator.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task GetAccount_tells_who_calls()
    {
        Assert.Equal(
            $"OK\n\nAccountID:{Account.AccountId}\nOrganization:Example Company\nAdminID:{Account.Caller}\nTechID:0\nEmail:adsync@example.com\n\n",
            await _emulator.PostAsync("getAccount"));
    }

    [Fact]
    public async Task GetAccount_names_the_callers_technician_seat_while_it_is_enabled()
    {
        NodeId seat = Account.AddUser(_emulator.Support, "Sync", "ADSYNC@example.com");
        Assert.Contains($"\nTechID:{seat}\n", await _emulator.PostAsync("getAccount"), StringComparison.Ordinal);

        Account.Edit(seat, node => node with { Status = NodeStatus.Disabled });
        Assert.Contains("\nTechID:0\n", await _emulator.PostAsync("getAccount"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("getHierarchy")]
    [InlineData("getHierarchy_v2")]
    public async Task GetHierarchy_shows_every_node_one_field_a_line(string method)
    {
        string answer = await _emulator.PostAsync(method);

        string[] records = answer.Split("\n\n");
        Assert.Equal("OK", records[0]);
        Assert.Equal(string.Empty, records[^1]);
        Assert.Equal(Account.Count, records.Length - 2);
        Assert.Equal($"NodeID:{Account.Root}\nParentID:0\nName:Example Company\nEmail:\nDescription:\nStatus:Offline\nType:Root", records[1]);
        Assert.Contains(
            $"NodeID:{_emulator.Ben}\nParentID:{_emulator.Support}\nName:Ben Brook\nEmail:ben.brook@example.com\nDescription:\nStatus:Offline\nType:Technician",
            records);
    }

    [Fact]
    public async Task GetHierarchy_can_be_asked_for_one_node()
    {
        Assert.StartsWith($"OK\n\nNodeID:{_emulator.Ben}\n", await _emulator.PostAsync("getHierarchy_v2", ("isnode", "true"), ("node", _emulator.Ben)), StringComparison.Ordinal);
        Assert.Equal("INVALIDPARAM_NODE", await _emulator.PostAsync("getHierarchy_v2", ("isnode", "true"), ("node", 1)));
    }

    [Fact]
    public async Task Only_the_second_version_drops_absent_technicians()
    {
        Account.Edit(_emulator.Ben, node => node with { Status = NodeStatus.Online });

        string filtered = await _emulator.PostAsync("getHierarchy_v2", ("filteroffline", "true"));

        Assert.Contains("ben.brook", filtered, StringComparison.Ordinal);
        Assert.DoesNotContain("finn.fox", filtered, StringComparison.Ordinal);
        Assert.Contains("ada.abel", filtered, StringComparison.Ordinal);
        Assert.Contains("finn.fox", await _emulator.PostAsync("getHierarchy", ("filteroffline", "true")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_with_line_breaks_goes_out_as_it_is()
    {
        Account.Edit(_emulator.Ben, node => node with { Description = "x\n\nNodeID:1\nParentID:2" });

        Assert.Contains("\nDescription:x\n\nNodeID:1\nParentID:2\nStatus:", await _emulator.PostAsync("getHierarchy_v2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetUser_shows_its_fields_in_the_documented_order()
    {
        Account.Edit(_emulator.Finn, node => node with { Nick = "Foxy", SsoId = "finn", Description = "Äö: \"x\"", HasRpatAddOn = true });
        string head = $"OK\n\nNODEID: {_emulator.Finn}\nNAME: Finn Fox\nNICK: Foxy\nEMAIL: finn.fox@example.com\nSSOID: finn\nDESCRIPTION: Äö: \"x\"\nTYPE: Technician\nHASMOBILEADDON: True\n";
        const string Tail = "ISACCOUNTHOLDER: False\nSTATUS: Offline\n\n";

        Assert.Equal(head + Tail, await _emulator.PostAsync("getUser", ("node", _emulator.Finn)));
        Assert.Equal(head + "HASRPATADDON: True\n" + Tail, await _emulator.PostAsync("getUser_v2", ("node", _emulator.Finn)));
        Assert.Equal(head + "HASRPATADDON: True\n" + Tail, await _emulator.PostAsync("getUser_v3", ("node", _emulator.Finn)));
        Assert.Equal(head + "HASRPATADDON: True\n" + Tail, await _emulator.PostAsync("getUser_v3", ("email", "FINN.fox@example.com")));
    }

    [Theory]
    [InlineData("node", "1")]
    [InlineData("node", "abc")]
    [InlineData("email", "nobody@example.com")]
    [InlineData("other", "1")]
    public async Task GetUser_of_nobody_is_INVALIDPARAM_NODE(string parameter, string value) =>
        Assert.Equal("INVALIDPARAM_NODE", await _emulator.PostAsync("getUser_v3", (parameter, value)));

    [Fact]
    public async Task GetUser_and_getGroup_want_their_own_kind()
    {
        Assert.Equal("INVALIDPARAM_NODE", await _emulator.PostAsync("getUser_v3", ("node", _emulator.Support)));
        Assert.Equal("INVALIDPARAM_NODE", await _emulator.PostAsync("getGroup_v2", ("node", _emulator.Ben)));
        Assert.Equal("INVALIDPARAM_NODE", await _emulator.PostAsync("getGroup_v2", ("node", Account.Technicians)));
    }

    [Fact]
    public async Task GetGroup_ends_its_lists_with_a_comma()
    {
        Account.Edit(_emulator.Support, node => node with { LockedPermissions = ["RemoteView"], Permissions = ["RemoteControl", "RemoteView"], MobileConcurrentLimit = 3 });
        string head = $"OK\n\nNODEID: {_emulator.Support}\nNAME: Support\nDESCRIPTION: First line\nTYPE: TechnicianGroup\nPERMISSIONS: RemoteControl, RemoteView,\nLOCKEDPERMISSIONS: RemoteView,\nISENABLED: True\nSTANDARDCONCURRENTLIMIT: 0\nMOBILECONCURRENTLIMIT: 3\n";

        Assert.Equal(head + "\n", await _emulator.PostAsync("getGroup", ("node", _emulator.Support)));
        Assert.Equal(head + "RPATCONCURRENTLIMIT: 0\n\n", await _emulator.PostAsync("getGroup_v2", ("node", _emulator.Support)));
    }

    [Theory]
    [InlineData("API/")]
    [InlineData("api/")]
    public async Task The_case_of_the_address_does_not_matter(string path)
    {
        using HttpResponseMessage response = await _emulator.SendAsync(
            HttpMethod.Get, "GETACCOUNT", [("AuthCode", RescueEmulatorOptions.DefaultServiceToken)], path: path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, _emulator.Emulator.Calls["getAccount"]);
    }

    [Fact]
    public async Task An_unknown_method_is_answered_with_a_web_page()
    {
        Assert.StartsWith("<!DOCTYPE html>", await _emulator.PostAsync("renameNode"), StringComparison.Ordinal);
        Assert.Equal(0, _emulator.Emulator.Calls.Total);
    }

    [Fact]
    public async Task Other_verbs_and_paths_are_refused()
    {
        using HttpResponseMessage put = await _emulator.SendAsync(HttpMethod.Put, "getAccount", []);
        using HttpResponseMessage elsewhere = await _emulator.SendRawAsync(HttpMethod.Get, "elsewhere");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_post_takes_its_parameters_from_the_form_only()
    {
        using HttpResponseMessage response = await _emulator.SendRawAsync(
            HttpMethod.Post, "API/getAccount.aspx?authcode=" + RescueEmulatorOptions.DefaultServiceToken, string.Empty, "application/x-www-form-urlencoded");

        Assert.Equal("NOTLOGGEDIN", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(Assert.Single(_emulator.Emulator.Calls.Recent).HasQuery);
    }
}
