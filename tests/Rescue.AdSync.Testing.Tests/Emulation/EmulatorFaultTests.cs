using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Rescue.AdSync.Testing.Tests.Emulation;

public sealed class EmulatorFaultTests : IAsyncLifetime
{
    private TestEmulator _emulator = null!;

    private RescueFaults Faults => _emulator.Emulator.Faults;

    private int ChildrenOfSupport => _emulator.Account.ChildrenOf(_emulator.Support).Count;

    public async ValueTask InitializeAsync() => _emulator = await TestEmulator.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task ERROR_comes_before_or_after_the_effect(bool afterEffect, int created)
    {
        Faults.Add(RescueFault.Error(afterEffect));
        int before = ChildrenOfSupport;

        Assert.Equal("ERROR", await CreateAsync());

        Assert.Equal(before + created, ChildrenOfSupport);
        Assert.StartsWith("OK ", await CreateAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task The_connection_breaks_before_or_after_the_effect(bool afterEffect, int created)
    {
        Faults.Add(RescueFault.Drop(afterEffect));
        int before = ChildrenOfSupport;

        await Assert.ThrowsAsync<HttpRequestException>(CreateAsync);

        Assert.Equal(before + created, ChildrenOfSupport);
        Assert.Equal(1, Faults.Hits);
    }

    [Fact]
    public async Task A_web_page_takes_the_place_of_an_answer()
    {
        Faults.Add(RescueFault.HtmlPage(afterEffect: true));
        int before = ChildrenOfSupport;

        Assert.StartsWith("<!DOCTYPE html>", await CreateAsync(), StringComparison.Ordinal);

        Assert.Equal(before + 1, ChildrenOfSupport);
    }

    [Fact]
    public async Task Throttling_is_429_with_Retry_After_and_without_effect()
    {
        Faults.Add(RescueFault.Throttle(TimeSpan.FromSeconds(2.5)));
        int before = ChildrenOfSupport;

        using HttpResponseMessage response = await _emulator.SendAsync(HttpMethod.Post, "createUser", [("parent", _emulator.Support)]);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(3), response.Headers.RetryAfter!.Delta);
        Assert.Equal(before, ChildrenOfSupport);
    }

    [Fact]
    public async Task A_gateway_can_fail_after_the_effect()
    {
        Faults.Add(RescueFault.HttpStatus(503, afterEffect: true));
        int before = ChildrenOfSupport;

        using HttpResponseMessage response = await _emulator.SendAsync(
            HttpMethod.Post, "createUser", [("parent", _emulator.Support), ("authcode", RescueEmulatorOptions.DefaultServiceToken)]);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.False(response.Headers.Contains("Retry-After"));
        Assert.Equal(before + 1, ChildrenOfSupport);
    }

    [Fact]
    public async Task A_truncated_answer_looks_whole_to_HTTP()
    {
        string whole = await _emulator.PostAsync("getHierarchy_v2");
        Faults.Add(RescueFault.TruncatedBody());

        string half = await _emulator.PostAsync("getHierarchy_v2");

        Assert.Equal(whole[..(whole.Length / 2)], half);
    }

    [Fact]
    public async Task A_broken_answer_does_not()
    {
        Faults.Add(RescueFault.BrokenBody() with { Method = "createUser" });
        int before = ChildrenOfSupport;

        await Assert.ThrowsAsync<HttpRequestException>(CreateAsync);

        Assert.Equal(before + 1, ChildrenOfSupport);
    }

    [Fact]
    public async Task Sessions_end_on_request_and_tokens_do_not()
    {
        string session = await _emulator.LogInAsync();
        Faults.Add(RescueFault.SessionExpiry() with { Times = 2 });

        Assert.Equal("NOTLOGGEDIN", await _emulator.PostBareAsync("getAccount", session));
        Assert.StartsWith("OK", await _emulator.PostAsync("getAccount"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Latency_ends_when_the_emulator_stops()
    {
        Faults.Add(RescueFault.Latency(TimeSpan.FromDays(1)));
        Task<string> call = CreateAsync();
        while (Faults.Hits == 0)
        {
            await Task.Yield();
        }

        await _emulator.Emulator.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task Faults_can_be_given_listed_and_cleared_over_HTTP()
    {
        using HttpResponseMessage added = await _emulator.SendRawAsync(
            HttpMethod.Post, "faults", """{ "kind": "word", "word": "POLLRATEEXCEEDED", "method": "createUser", "skip": 1, "times": 2 }""");
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        JsonElement listed = Assert.Single((await added.Content.ReadFromJsonAsync<JsonElement[]>(TestContext.Current.CancellationToken))!);
        Assert.Equal(("Word", "createUser", 1, 2), (
            listed.GetProperty("kind").GetString(), listed.GetProperty("method").GetString(), listed.GetProperty("skip").GetInt32(), listed.GetProperty("times").GetInt32()));

        Assert.StartsWith("OK ", await CreateAsync(), StringComparison.Ordinal);
        Assert.Equal("POLLRATEEXCEEDED", await CreateAsync());

        using HttpResponseMessage cleared = await _emulator.SendRawAsync(HttpMethod.Delete, "faults");
        Assert.Equal("[]", await cleared.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("OK ", await CreateAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "kind": "latency", "seconds": 2, "node": 5 }""", RescueFaultKind.Latency, 0)]
    [InlineData("""{ "kind": "drop", "afterEffect": true }""", RescueFaultKind.Drop, 0)]
    [InlineData("""{ "kind": "brokenBody" }""", RescueFaultKind.BrokenBody, 0)]
    [InlineData("""{ "kind": "truncatedBody" }""", RescueFaultKind.TruncatedBody, 0)]
    [InlineData("""{ "kind": "htmlPage" }""", RescueFaultKind.HtmlPage, 0)]
    [InlineData("""{ "kind": "httpStatus" }""", RescueFaultKind.HttpStatus, 429)]
    [InlineData("""{ "kind": "httpStatus", "statusCode": 502 }""", RescueFaultKind.HttpStatus, 502)]
    [InlineData("""{ "kind": "sessionExpiry" }""", RescueFaultKind.SessionExpiry, 0)]
    public async Task Every_kind_of_fault_can_be_given_over_HTTP(string json, RescueFaultKind kind, int statusCode)
    {
        using HttpResponseMessage response = await _emulator.SendRawAsync(HttpMethod.Post, "faults", json);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        RescueFault fault = Assert.Single(Faults.Pending);
        Assert.Equal((kind, statusCode), (fault.Kind, fault.StatusCode));
    }

    [Theory]
    [InlineData("""{ "kind": "earthquake" }""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{ "kind": "99" }""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("null", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{ "kind": "drop" }""", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task Anything_else_is_refused(string body, string contentType, HttpStatusCode expected)
    {
        using HttpResponseMessage response = await _emulator.SendRawAsync(HttpMethod.Post, "faults", body, contentType);

        Assert.Equal(expected, response.StatusCode);
        Assert.Empty(Faults.Pending);
    }

    private Task<string> CreateAsync() => _emulator.PostAsync("createUser", ("parent", _emulator.Support));
}
