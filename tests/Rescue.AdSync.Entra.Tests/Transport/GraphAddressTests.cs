namespace Rescue.AdSync.Entra.Transport;

public sealed class GraphAddressTests
{
    private readonly GraphAddress _graph = new(new Uri("https://graph.microsoft.us/v1.0"));

    [Fact]
    public void A_link_of_graphs_own_is_followed_as_it_is()
    {
        const string Token = "?$skiptoken=aB%2Fc%3d-_~%24&x=1,2";

        Assert.Equal("/groups/1/members" + Token, _graph.Follow("https://graph.microsoft.us/v1.0/groups/1/members" + Token).Path);
        Assert.Equal("/users", _graph.Follow("https://GRAPH.microsoft.us:443/v1.0/users").Path);
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/users")]
    [InlineData("http://graph.microsoft.us/v1.0/users")]
    [InlineData("https://graph.microsoft.us:8443/v1.0/users")]
    [InlineData("https://graph.microsoft.us.elsewhere.example/v1.0/users")]
    [InlineData("https://graph.microsoft.us@elsewhere.example/v1.0/users")]
    [InlineData("https://user@graph.microsoft.us/v1.0/users")]
    [InlineData("https://graph.microsoft.us/beta/users")]
    [InlineData("https://graph.microsoft.us/v1.0/../other/users")]
    [InlineData("//graph.microsoft.us/v1.0/users")]
    [InlineData("/v1.0/users")]
    [InlineData("")]
    public void A_link_that_leads_elsewhere_is_not_followed(string link) =>
        Assert.Throws<UnreadableAnswerException>(() => _graph.Follow(link));

    [Fact]
    public async Task A_request_without_a_token_does_not_leave()
    {
        using var http = new HttpClient(new TokenGuardHandler(_graph) { InnerHandler = new Unreachable() });

        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => http.GetAsync(new Uri("https://graph.microsoft.us/v1.0/users"), TestContext.Current.CancellationToken));

        Assert.Contains("without a token", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_does_not_leave_for_elsewhere()
    {
        using var http = new HttpClient(new TokenGuardHandler(_graph) { InnerHandler = new Unreachable() });
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://graph.microsoft.com/v1.0/users");
        request.Headers.Authorization = new("Bearer", "t");

        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(() => http.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Contains("take the token away", failure.Message, StringComparison.Ordinal);
    }

    private sealed class Unreachable : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new NotSupportedException("The request left.");
    }
}
