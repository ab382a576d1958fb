using System.Net;
using System.Text;
using Azure.Core;
using Microsoft.Graph;
using Rescue.AdSync.Directories;

namespace Rescue.AdSync.Entra.Transport;

/// <summary>To which addresses a token goes. The first of these holds a trap of the library fast: should it be mended, our own way may go.</summary>
public sealed class TokenHostTests
{
    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0", true)]
    [InlineData("https://graph.microsoft.us/v1.0", true)]
    [InlineData("https://dod-graph.microsoft.us/v1.0", true)]
    [InlineData("https://microsoftgraph.chinacloudapi.cn/v1.0", true)]
    [InlineData("https://graph.microsoft.com:8443/v1.0", true)]
    [InlineData("https://graph.contoso.example/v1.0", false)]
    [InlineData("https://127.0.0.1:8443/v1.0", false)]
    [InlineData("http://127.0.0.1:8080/v1.0", false)]
    public async Task The_library_by_itself_sends_no_token_to_hosts_that_it_does_not_know_and_does_not_say_so(string graph, bool isKnown)
    {
        using var network = new Listener();
        var credential = new OneToken();
        using HttpClient http = GraphClientFactory.Create(finalHandler: network);
        using var client = new GraphServiceClient(http, credential, ["https://graph.microsoft.com/.default"], graph);

        _ = await client.Groups.GetAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(isKnown ? "Bearer token" : "none", network.Authorization);
        Assert.Equal(isKnown ? 1 : 0, credential.Asked);
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn/v1.0")]
    [InlineData("https://graph.contoso.example/v1.0")]
    [InlineData("https://127.0.0.1:8443/v1.0")]
    [InlineData("http://127.0.0.1:8080/v1.0")]
    public async Task A_source_sends_its_token_to_whichever_address_is_configured(string graph)
    {
        using var network = new Listener();
        var options = new EntraOptions { GraphBaseAddress = new Uri(graph) };
        using var source = new EntraSource(new DirectoryName("cloud"), options, new OneToken(), network, state: null, clock: null, logger: null);

        _ = await source.FindGroupsAsync(new GroupQuery(GroupCriterion.Equals, "Support"), TestContext.Current.CancellationToken);

        Assert.Equal("Bearer token", network.Authorization);
    }

    private sealed class Listener : HttpMessageHandler
    {
        /// <summary>Gets the header of the last request.</summary>
        public string? Authorization { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Authorization = request.Headers.Authorization?.ToString() ?? "none";
            var content = new StringContent("""{ "@odata.count": 0, "value": [] }""", Encoding.UTF8, "application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }

    private sealed class OneToken : TokenCredential
    {
        public int Asked { get; private set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked++;
            return new AccessToken("token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
