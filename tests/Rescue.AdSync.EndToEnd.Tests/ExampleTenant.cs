using System.Text.Json.Nodes;
using Rescue.AdSync.GraphTesting;

namespace Rescue.AdSync.EndToEnd;

/// <summary>A tenant with one group, an application that may read it, and the servers of both.</summary>
internal sealed class ExampleTenant : IAsyncDisposable
{
    public const string Desk = "Cloud Desk";

    private const string ClientSecret = "sec-5e1a-Very-Secret";

    // What the guide asks for; hidden memberships take one more.
    private static readonly string[] Granted = ["GroupMember.Read.All", "User.Read.All"];

    private readonly string _caCertificateFile;
    private readonly GraphApplication _application;
    private readonly string _deskId;

    private ExampleTenant(GraphTestServer server, GraphApplication application, string caCertificateFile)
    {
        Server = server;
        _application = application;
        _caCertificateFile = caCertificateFile;
        Cleo = server.Tenant.AddUser("Cleo Cloud");
        Carl = server.Tenant.AddUser("Carl Cumulus");
        _deskId = server.Tenant.AddGroup(Desk, Cleo, Carl).Id;
    }

    public GraphTestServer Server { get; }

    /// <summary>Gets a member of <see cref="Desk"/>.</summary>
    public GraphUser Cleo { get; }

    /// <summary>Gets the other member of <see cref="Desk"/>.</summary>
    public GraphUser Carl { get; }

    /// <summary>Starts the servers.</summary>
    /// <param name="folder">Where to put the certificate of the authority that clients must trust.</param>
    public static async Task<ExampleTenant> StartAsync(DirectoryInfo folder)
    {
        var application = new GraphApplication { Secrets = [ClientSecret], Roles = Granted };
        CancellationToken token = TestContext.Current.CancellationToken;
        GraphTestServer server = await GraphTestServer.StartAsync(new GraphTestServerOptions { Applications = [application] }, token);
        string caCertificateFile = Path.Combine(folder.FullName, "graph-ca.pem");
        await File.WriteAllTextAsync(caCertificateFile, server.CaCertificatePem, token);
        return new ExampleTenant(server, application, caCertificateFile);
    }

    /// <summary>Adds somebody to <see cref="Desk"/>.</summary>
    public GraphUser AddToDesk(GraphUser user)
    {
        GraphUser added = Server.Tenant.Add(user);
        Server.Tenant.AddMember(_deskId, added.Id);
        return added;
    }

    /// <summary>Hides who is in <see cref="Desk"/>: Graph then shows an empty list instead of an error.</summary>
    public void HideDesk() => Server.Tenant.Change<GraphGroup>(_deskId, group => group with { Visibility = "HiddenMembership" });

    /// <summary>Grants the application what it takes to see hidden memberships.</summary>
    public void GrantHidden() => Server.Register(_application with { Roles = [.. Granted, "Member.Read.Hidden"] });

    /// <summary>Gets the tenant as a configuration names it.</summary>
    public JsonObject Settings() => new()
    {
        ["Kind"] = "Entra",
        ["TenantId"] = Server.TenantId,
        ["ClientId"] = _application.ClientId,
        ["ClientSecret"] = ClientSecret,
        ["GraphBaseAddress"] = Server.GraphHttpsBaseAddress.AbsoluteUri,
        ["AuthorityHost"] = Server.AuthorityHost.AbsoluteUri,
        ["CaCertificateFile"] = _caCertificateFile,
    };

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
