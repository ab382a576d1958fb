using System.Net.Http.Headers;

namespace Rescue.AdSync.Testing.Tests.Emulation;

/// <summary>An emulator with a bare HTTP client, as any other program would have.</summary>
internal sealed class TestEmulator : IAsyncDisposable
{
    private readonly HttpClient _http;

    private TestEmulator(RescueEmulator emulator, HttpClient http)
    {
        Emulator = emulator;
        _http = http;
    }

    public RescueEmulator Emulator { get; }

    public EmulatedAccount Account => Emulator.Account;

    public NodeId Support => Account.FindByPath("Technicians/Support")!.Id;

    public NodeId Ben => Account.FindByEmail("ben.brook@example.com")[0].Id;

    public NodeId Finn => Account.FindByEmail("finn.fox@example.com")[0].Id;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestEmulator> StartAsync(RescueEmulatorOptions? options = null)
    {
        RescueEmulator emulator = await RescueEmulator.StartAsync(options, Token);
        // Cookies are sent by hand, so that tests see them.
        var handler = new SocketsHttpHandler { UseCookies = false };
        return new TestEmulator(emulator, new HttpClient(handler) { BaseAddress = emulator.BaseAddress });
    }

    /// <summary>Posts with the token and returns the body.</summary>
    public async Task<string> PostAsync(string method, params (string Name, object? Value)[] parameters)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, method, [("authcode", RescueEmulatorOptions.DefaultServiceToken), .. parameters]);
        return await response.Content.ReadAsStringAsync(Token);
    }

    /// <summary>Gets with the token in the URL and returns the body.</summary>
    public async Task<string> GetAsync(string method, params (string Name, object? Value)[] parameters)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, method, [("authcode", RescueEmulatorOptions.DefaultServiceToken), .. parameters]);
        return await response.Content.ReadAsStringAsync(Token);
    }

    /// <summary>Posts without the token, perhaps with a session, and returns the body.</summary>
    public async Task<string> PostBareAsync(string method, string? session, params (string Name, object? Value)[] parameters)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, method, parameters, session);
        return await response.Content.ReadAsStringAsync(Token);
    }

    /// <summary>Signs in and returns the session's id.</summary>
    public async Task<string> LogInAsync()
    {
        using HttpResponseMessage response = await SendAsync(
            HttpMethod.Post, "login", [("email", EmulatedAccount.DefaultCallerEmail), ("pwd", RescueEmulatorOptions.DefaultPassword)]);
        Assert.Equal("OK", await response.Content.ReadAsStringAsync(Token));
        string cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("ASP.NET_SessionId=", cookie, StringComparison.Ordinal);
        return cookie["ASP.NET_SessionId=".Length..cookie.IndexOf(';', StringComparison.Ordinal)];
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod verb, string method, (string Name, object? Value)[] parameters, string? session = null, string path = "API/")
    {
        var pairs = parameters.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!.ToString()!));
        using var form = new FormUrlEncodedContent(pairs);
        string query = verb == HttpMethod.Get ? "?" + await form.ReadAsStringAsync(Token) : string.Empty;
        using var request = new HttpRequestMessage(verb, $"{path}{method}.aspx{query}") { Content = verb == HttpMethod.Get ? null : form };
        if (session is not null)
        {
            request.Headers.Add("Cookie", "ASP.NET_SessionId=" + session);
        }

        return await _http.SendAsync(request, Token);
    }

    public Task<HttpResponseMessage> SendRawAsync(HttpMethod verb, string path, string? body = null, string contentType = "application/json")
    {
        var request = new HttpRequestMessage(verb, path);
        if (body is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        }

        return _http.SendAsync(request, Token);
    }

    public async Task<string> ReadPathAsync(string path)
    {
        using HttpResponseMessage response = await SendRawAsync(HttpMethod.Get, path);
        return await response.Content.ReadAsStringAsync(Token);
    }

    /// <summary>Parameters of setUser_v2 that leave a user as in the sample, but for the ones given.</summary>
    public (string Name, object? Value)[] UserFields(NodeId node, params (string Name, object? Value)[] changes)
    {
        EmulatedNode user = Account[node];
        var fields = new List<(string Name, object? Value)>
        {
            ("node", node), ("name", user.Name), ("email", user.Email), ("nick", user.Nick), ("ssoid", user.SsoId), ("description", user.Description),
            ("status", user.IsEnabled ? "Enabled" : "Disabled"), ("mobileaddon", user.HasMobileAddOn), ("rpataddon", user.HasRpatAddOn),
        };
        fields.RemoveAll(field => changes.Any(change => change.Name == field.Name));
        return [.. fields, .. changes];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Emulator.DisposeAsync();
    }
}
