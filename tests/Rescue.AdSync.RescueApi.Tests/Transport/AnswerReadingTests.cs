using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Rescue.AdSync.Accounts;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Transport;

/// <summary>How bodies are read: limits, character sets, redirections.</summary>
public sealed class AnswerReadingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_above_the_limit_is_refused()
    {
        using var sut = new Sut(options => options.MaxAnswerBytes = 2048);
        sut.Server.On("getUser_v3", Reply.Text("OK\n\n" + new string('x', 3000)));

        RescueResult<UserDetails> result = await sut.Client.GetUserAsync(Samples.Ann, Cancel);

        Assert.Equal(new RescueResult(RescueErrorCode.Unreadable, "an answer of more than 2048 bytes"), result.Result);
    }

    [Fact]
    public async Task An_answer_above_the_limit_is_refused_though_it_does_not_say_how_long_it_is()
    {
        await using var server = new RawServer(async (_, socket, stopped) =>
        {
            await RawServer.Send(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
            for (int i = 0; i < 4 && !stopped.IsCancellationRequested; i++)
            {
                await RawServer.Send(socket, $"400\r\n{new string('x', 1024)}\r\n");
            }

            await RawServer.Send(socket, "0\r\n\r\n");
        });
        var options = new RescueApiOptions { BaseAddress = server.Address, ServiceToken = Sut.Token, MaxAnswerBytes = 2048 };
        using HttpClient http = RescueHttpClient.Create(options);

        RescueResult<UserDetails> result = await new RescueReader(http, options).GetUserAsync(Samples.Ann, Cancel);

        Assert.Equal(new RescueResult(RescueErrorCode.Unreadable, "an answer of more than 2048 bytes"), result.Result);
    }

    [Theory]
    [InlineData("utf-8", "text/plain; charset=utf-8")]
    [InlineData("utf-8", "text/html; charset=\"UTF-8\"")]
    [InlineData("iso-8859-1", "text/plain; charset=iso-8859-1")]
    [InlineData("utf-16", "text/plain; charset=utf-16")]
    [InlineData("utf-8", "text/plain")]
    public async Task The_character_set_that_an_answer_declares_is_honoured(string encoding, string contentType)
    {
        using var sut = new Sut();
        string text = Encoding.UTF8.GetString(Transcript.Read("getUser")).Replace("Annie", "Zoë", StringComparison.Ordinal);
        sut.Server.On("getUser_v3", new Reply(200, Encoding.GetEncoding(encoding).GetBytes(text)).With("Content-Type", contentType));

        Assert.Equal("Zoë", (await sut.Client.GetUserAsync(Samples.Ann, Cancel)).Value?.Nick);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_status_word()
    {
        using var sut = new Sut();
        sut.Server.On("getUser_v3", new Reply(200, [.. Encoding.UTF8.Preamble, .. Transcript.Read("getUser")]));

        Assert.True((await sut.Client.GetUserAsync(Samples.Ann, Cancel)).IsOk);
    }

    [Fact]
    public async Task A_character_set_that_nobody_knows_is_refused()
    {
        using var sut = new Sut();
        sut.Server.On("getUser_v3", Reply.File("getUser").With("Content-Type", "text/plain; charset=klingon"));

        Assert.Equal(RescueErrorCode.Unreadable, (await sut.Client.GetUserAsync(Samples.Ann, Cancel)).Result.Code);
    }

    [Fact]
    public async Task S8_a_redirection_is_not_followed_and_names_the_host_only()
    {
        using var sut = new Sut();
        using var elsewhere = new RescueServer();
        sut.Server.On("setUser_v2", Reply.Http(307).With("Location", $"{elsewhere.Address}API/setUser_v2.aspx?authcode=x"));

        RescueResult result = await sut.Client.SetUserAsync(Samples.User, Cancel);

        Assert.Equal(new RescueResult(RescueErrorCode.Unreadable, "HTTP 307, a redirection to 127.0.0.1"), result);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_client_that_follows_redirections_all_the_same_does_not_pass_for_Rescue()
    {
        using var sut = new Sut(more: services => services.AddHttpClient(RescueHttpClient.Name)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = true }));
        sut.Server.On("getUser_v3", Reply.Http(302).With("Location", "/login")).On("login", Reply.File("getUser"));

        RescueResult<UserDetails> result = await sut.Client.GetUserAsync(Samples.Ann, Cancel);

        Assert.Equal(new RescueResult(RescueErrorCode.Unreadable, "a redirection to 127.0.0.1"), result.Result);
    }

    [Fact]
    public async Task A_plain_http_client_works_too_only_without_repetitions()
    {
        using var sut = new Sut();
        sut.Server.On("getHierarchy_v2", Reply.Text("ERROR"), Reply.File("getHierarchy"));
        using var http = new HttpClient();
        var reader = new RescueReader(http, new RescueApiOptions { BaseAddress = sut.Server.Address, ServiceToken = Sut.Token });

        await Assert.ThrowsAsync<RescueException>(() => reader.GetHierarchyAsync(Cancel));
        Assert.Equal(15, (await reader.GetHierarchyAsync(Cancel)).Count);
    }

    [Fact]
    public async Task A_base_address_with_a_path_is_kept()
    {
        using var sut = new Sut(options => options.BaseAddress = new Uri(options.BaseAddress!, "proxy/rescue"));
        sut.Server.On("getAccount", Reply.File("getAccount"));

        await sut.Client.GetAccountAsync(Cancel);

        Assert.EndsWith("/proxy/rescue/API/getAccount.aspx", sut.Server.Single("getAccount").Url, StringComparison.Ordinal);
    }
}
