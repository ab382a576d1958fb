using System.Net;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi;

namespace Rescue.AdSync.Testing.Tests.Emulation;

/// <summary>The emulator without sockets.</summary>
public sealed class RescueEmulatorHandlerTests
{
    [Fact]
    public async Task It_answers_as_the_server_does()
    {
        using var handler = new RescueEmulatorHandler();
        using HttpClient http = RescueHttpClient.Create(Options(), handler);
        var client = new RescueAdminClient(http, Options());

        RescueAccount caller = await client.GetAccountAsync(TestContext.Current.CancellationToken);
        IReadOnlyList<RescueNode> tree = await client.GetHierarchyAsync(TestContext.Current.CancellationToken);
        RescueResult<NodeId> made = await client.CreateUserAsync(handler.Account.FindByPath("Technicians/Support")!.Id, TestContext.Current.CancellationToken);

        Assert.Equal(handler.Account.Caller, caller.AdministratorNode);
        Assert.Equal(handler.Account.Count - 1, tree.Count);
        Assert.Equal(string.Empty, handler.Account[made.Value].Email);
        Assert.Equal(1, handler.Calls["createUser"]);
    }

    [Fact]
    public async Task Sessions_and_their_end_work_without_a_server()
    {
        using var handler = new RescueEmulatorHandler();
        var options = new RescueApiOptions { BaseAddress = new Uri("http://127.0.0.1/"), Email = EmulatedAccount.DefaultCallerEmail, Password = RescueEmulatorOptions.DefaultPassword };
        using HttpClient http = RescueHttpClient.Create(options, handler);
        var client = new RescueAdminClient(http, options);

        await client.GetAccountAsync(TestContext.Current.CancellationToken);
        handler.Faults.Add(RescueFault.SessionExpiry());
        await client.GetAccountAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, handler.Calls["login"]);
    }

    [Fact]
    public async Task A_broken_connection_is_a_failed_request_and_the_effect_stays()
    {
        using var handler = new RescueEmulatorHandler();
        using HttpClient http = RescueHttpClient.Create(Options(), handler);
        var client = new RescueAdminClient(http, Options());
        int before = handler.Account.Count;
        handler.Faults.Add(RescueFault.Drop(afterEffect: true));

        RescueResult<NodeId> made = await client.CreateUserAsync(handler.Account.FindByPath("Technicians/Support")!.Id, TestContext.Current.CancellationToken);

        Assert.Equal(RescueErrorCode.NoAnswer, made.Result.Code);
        Assert.Equal(before + 1, handler.Account.Count);
    }

    [Fact]
    public async Task What_is_no_call_of_the_API_is_not_found()
    {
        using var handler = new RescueEmulatorHandler();
        using var http = new HttpClient(handler);

        using HttpResponseMessage response = await http.GetAsync(new Uri("http://127.0.0.1/elsewhere"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static RescueApiOptions Options() => new() { BaseAddress = new Uri("http://127.0.0.1/"), ServiceToken = RescueEmulatorOptions.DefaultServiceToken };
}
