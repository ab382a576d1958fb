using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.Entra.Tests.GraphServer;

/// <summary>Microsoft's own client libraries take the server for the real one.</summary>
public sealed class ClientLibraryTests : IDisposable
{
    private static readonly TokenRequestContext Scope = new(["https://graph.microsoft.com/.default"]);

    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _certificate;

    public ClientLibraryTests() =>
        _certificate = new CertificateRequest("CN=client", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    [Fact]
    public async Task A_client_signs_in_with_a_secret_at_the_clouds_own_address_and_pages_through_members()
    {
        GraphTenant tenant = GraphTenantFactory.Create(new GraphTenantShape { Users = 30, Groups = 1, FirstGroupMembers = 25 });
        var application = new GraphApplication { Secrets = ["secret"], Roles = ["GroupMember.Read.All", "User.Read.All"] };
        await using GraphTestServer server = await GraphTestServer.StartAsync(new() { Tenant = tenant, Applications = [application] }, GraphClientExtensions.Token);
        using var http = new HttpClient(server.CreateHandler());
        var credential = new ClientSecretCredential(server.TenantId, application.ClientId, "secret", new ClientSecretCredentialOptions
        {
            DisableInstanceDiscovery = true,
            Transport = new HttpClientTransport(http),
        });
        using var graph = new GraphServiceClient(http, credential, ["https://graph.microsoft.com/.default"]);

        var found = new List<string>();
        UserCollectionResponse? first = await graph.Groups[tenant.Groups[0].Id].Members.GraphUser.GetAsync(
            request =>
            {
                request.QueryParameters.Select = ["id", "accountEnabled"];
                request.QueryParameters.Top = 10;
                request.QueryParameters.Count = true;
                request.Headers.Add("ConsistencyLevel", "eventual");
            },
            GraphClientExtensions.Token);
        PageIterator<User, UserCollectionResponse> pages = PageIterator<User, UserCollectionResponse>.CreatePageIterator(
            graph,
            first!,
            user =>
            {
                Assert.NotNull(user.AccountEnabled);
                found.Add(user.Id!);
                return true;
            },
            request =>
            {
                request.Headers.Add("ConsistencyLevel", "eventual");
                return request;
            });
        await pages.IterateAsync(GraphClientExtensions.Token);

        Assert.Equal(25, first!.OdataCount);
        Assert.Equal(tenant.MembersOf(tenant.Groups[0].Id), found);
        Assert.Equal((3, 1), (server.Calls.Http, server.Calls.TokenRequests));
    }

    [Fact]
    public async Task Members_become_the_librarys_types_and_errors_its_errors()
    {
        var tenant = new GraphTenant();
        GraphGroup group = tenant.AddGroup("Help Desk", tenant.AddUser("Ann Ash"), tenant.AddGroup("Inner"), tenant.Add(new GraphDevice()));
        await using GraphTestServer server = await tenant.StartAsync();
        using GraphServiceClient graph = Client(server, "Directory.Read.All");

        DirectoryObjectCollectionResponse? members = await graph.Groups[group.Id].Members.GetAsync(cancellationToken: GraphClientExtensions.Token);
        ODataError error = await Assert.ThrowsAsync<ODataError>(() => graph.Users["nobody@contoso.com"].GetAsync(cancellationToken: GraphClientExtensions.Token));

        Assert.Equal([typeof(User), typeof(Group), typeof(Device)], members!.Value!.Select(member => member.GetType()));
        Assert.Equal((404, "Request_ResourceNotFound"), (error.ResponseStatusCode, error.Error!.Code));
    }

    [Fact]
    public async Task A_delta_query_of_the_library_is_understood()
    {
        var tenant = new GraphTenant();
        GraphUser ann = tenant.AddUser("Ann Ash");
        await using GraphTestServer server = await tenant.StartAsync();
        using GraphServiceClient graph = Client(server, "User.Read.All");

        Microsoft.Graph.Users.Delta.DeltaGetResponse? first = await graph.Users.Delta.GetAsDeltaGetResponseAsync(
            request => request.QueryParameters.Select = ["displayName"], GraphClientExtensions.Token);
        tenant.DeleteUser(ann.Id);
        Microsoft.Graph.Users.Delta.DeltaGetResponse? next = await graph.Users.Delta.WithUrl(first!.OdataDeltaLink!)
            .GetAsDeltaGetResponseAsync(cancellationToken: GraphClientExtensions.Token);

        Assert.Equal("Ann Ash", Assert.Single(first.Value!).DisplayName);
        Assert.True(Assert.Single(next!.Value!).AdditionalData.ContainsKey("@removed"));
    }

    [Fact]
    public async Task A_batch_of_the_library_is_understood()
    {
        var tenant = new GraphTenant();
        GraphUser ann = tenant.AddUser("Ann Ash");
        await using GraphTestServer server = await tenant.StartAsync();
        using GraphServiceClient graph = Client(server, "User.Read.All");

        var batch = new BatchRequestContentCollection(graph);
        string one = await batch.AddBatchRequestStepAsync(graph.Users[ann.Id].ToGetRequestInformation());
        string two = await batch.AddBatchRequestStepAsync(graph.Groups.ToGetRequestInformation());
        BatchResponseContentCollection responses = await graph.Batch.PostAsync(batch, GraphClientExtensions.Token);

        Assert.Equal("Ann Ash", (await responses.GetResponseByIdAsync<User>(one)).DisplayName);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await responses.GetResponsesStatusCodesAsync())[two]);
    }

    [Fact]
    public async Task A_certificate_is_checked()
    {
        var application = new GraphApplication { Certificates = [_certificate] };
        await using GraphTestServer server = await GraphTestServer.StartAsync(new() { Applications = [application] }, GraphClientExtensions.Token);
        using var http = new HttpClient(server.CreateHandler());
        var options = new ClientCertificateCredentialOptions
        {
            AuthorityHost = server.AuthorityHost,
            DisableInstanceDiscovery = true,
            Transport = new HttpClientTransport(http),
        };
        var credential = new ClientCertificateCredential(server.TenantId, application.ClientId, _certificate, options);

        AccessToken token = await credential.GetTokenAsync(Scope, GraphClientExtensions.Token);
        Assert.NotEmpty(token.Token);

        server.Register(application with { Certificates = [] });
        var refused = new ClientCertificateCredential(server.TenantId, application.ClientId, _certificate, options);
        AuthenticationFailedException error = await Assert.ThrowsAsync<AuthenticationFailedException>(() => refused.GetTokenAsync(Scope, GraphClientExtensions.Token).AsTask());
        Assert.Contains("AADSTS700027", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_token_is_taken_from_whom_the_application_trusts()
    {
        var application = new GraphApplication { FederatedIdentities = [new GraphFederatedIdentity("https://issuer.example", "pod-7")] };
        await using GraphTestServer server = await GraphTestServer.StartAsync(new() { Applications = [application] }, GraphClientExtensions.Token);
        using var http = new HttpClient(server.CreateHandler());
        ClientAssertionCredential Credential(string subject) => new(server.TenantId, application.ClientId, () => Foreign(subject), new ClientAssertionCredentialOptions
        {
            AuthorityHost = server.AuthorityHost,
            DisableInstanceDiscovery = true,
            Transport = new HttpClientTransport(http),
        });

        Assert.NotEmpty((await Credential("pod-7").GetTokenAsync(Scope, GraphClientExtensions.Token)).Token);
        AuthenticationFailedException error = await Assert.ThrowsAsync<AuthenticationFailedException>(
            () => Credential("pod-8").GetTokenAsync(Scope, GraphClientExtensions.Token).AsTask());
        Assert.Contains("AADSTS700213", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_identity_asks_the_host_it_runs_on()
    {
        var identity = new GraphApplication { IsManagedIdentity = true };
        await using GraphTestServer server = await GraphTestServer.StartAsync(new() { Applications = [identity] }, GraphClientExtensions.Token);
        using var http = new HttpClient(server.CreateHandler());
        var credential = new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(identity.ClientId))
        {
            Transport = new HttpClientTransport(http),
        });

        AccessToken token = await credential.GetTokenAsync(Scope, GraphClientExtensions.Token);

        http.DefaultRequestHeaders.Authorization = new("Bearer", token.Token);
        Assert.Equal(403, (await http.GetErrorAsync("https://graph.microsoft.com/v1.0/users")).Status);
        Assert.Equal("graph.microsoft.com", Assert.Single(server.Calls.All).Host);
    }

    private static GraphServiceClient Client(GraphTestServer server, params string[] roles)
    {
        HttpClient http = server.CreateClient(roles);
        return new GraphServiceClient(http, baseUrl: server.GraphBaseAddress.ToString());
    }

    private static string Foreign(string subject)
    {
        static string Encode(string json) => System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(json));
        long expires = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds();
        string claims = $$"""{"iss":"https://issuer.example","sub":"{{subject}}","aud":"api://AzureADTokenExchange","exp":{{expires}}}""";
        return $"{Encode("""{"alg":"RS256","typ":"JWT"}""")}.{Encode(claims)}.{Encode("unchecked")}";
    }
}
