using Rescue.AdSync.Directories;
using Rescue.AdSync.Entra.Transport;
using Rescue.AdSync.GraphTesting;
using Rescue.AdSync.State;

namespace Rescue.AdSync.Entra.Fakes;

/// <summary>A tenant behind a Graph server, and sources that read it.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly List<IDisposable> _owned = [];

    private World(GraphTestServer server) => Server = server;

    public static DirectoryName Name { get; } = new("cloud");

    public GraphTestServer Server { get; }

    public GraphTenant Tenant => Server.Tenant;

    public HastyClock Clock { get; } = new();

    public RecordingLogger Logger { get; } = new();

    public static async Task<World> StartAsync(GraphTestServerOptions? options = null) =>
        new(await GraphTestServer.StartAsync(options, TestContext.Current.CancellationToken));

    /// <summary>Makes the options of a source that reads this server over plain HTTP.</summary>
    public EntraOptions Options() => new()
    {
        GraphBaseAddress = Server.GraphBaseAddress,
        Delta = EntraDelta.Off,
        RequestTimeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>Makes a source with the permissions that are needed, or others.</summary>
    public EntraSource Source(EntraOptions? options = null, IDirectoryStateStore? state = null, params string[] roles) =>
        Source(options ?? Options(), new ServerCredential(Server, roles.Length == 0 ? ServerCredential.Needed : roles), state);

    public EntraSource Source(EntraOptions options, ServerCredential credential, IDirectoryStateStore? state = null)
    {
        SocketsHttpHandler network = Server.CreateHandler();
        var source = new EntraSource(Name, options, credential, network, state, Clock, Logger);
        _owned.Add(source);
        _owned.Add(network);
        return source;
    }

    /// <summary>Reads with a new source.</summary>
    public Task<DirectorySnapshot> ReadAsync(params GraphGroup[] groups) =>
        Source().ReadAsync(Ids(groups), TestContext.Current.CancellationToken);

    public static ObjectId[] Ids(params GraphDirectoryObject[] objects) => [.. objects.Select(item => ObjectId.Parse(item.Id))];

    /// <summary>Makes options that give up soon.</summary>
    public EntraOptions Impatient() => Options() with { Retry = new RetryRules { MaxTries = 3 } };

    public async ValueTask DisposeAsync()
    {
        _owned.ForEach(owned => owned.Dispose());
        await Server.DisposeAsync();
    }
}
